import { declareAttribute } from './stories/declare-attribute.ts';
import { keepEvents } from './stories/keep-events.ts';
import { onePerson } from './stories/one-person.ts';
import { tellStories } from './tell-stories.ts';

tellStories('members in a browser', { members: 500 }, (tell) => {
  tell('finds a person, says why they are out of an audience, and erases them', onePerson);
  tell('declares an attribute', declareAttribute);
  tell('says how long events are kept', keepEvents);
});
