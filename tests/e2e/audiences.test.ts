import { buildAudience } from './stories/build-audience.ts';
import { compareAudiences } from './stories/compare-audiences.ts';
import { tellStories } from './tell-stories.ts';

tellStories('audiences in a browser', { members: 2_000 }, (tell) => {
  tell('builds the audience of Qixi by hand, keeps it and moves its rows', buildAudience);
  tell('lays two audiences over each other, looks at who they are, and takes a version back', compareAudiences);
});
