import { enterByEvent } from './stories/enter-by-event.ts';
import { importOrders } from './stories/import-orders.ts';
import { tellStories } from './tell-stories.ts';

tellStories('data in a browser', { members: 500 }, (tell) => {
  tell('maps and imports a file of another encoding with errors', importOrders);
  tell('enters by an event: goal, simulation, rehearsal, and what lets nobody in', enterByEvent);
});
