import { qixiJourney } from '@magpie/nodes';
import { crashAndRecover } from './stories/crash-and-recover.ts';
import { askByName } from './stories/ask-by-name.ts';
import { buildByKeyboard } from './stories/build-by-keyboard.ts';
import { buildByMouse } from './stories/build-by-mouse.ts';
import { composeText } from './stories/compose-text.ts';
import { beginFromTemplate } from './stories/begin-from-template.ts';
import { dragOnTimeline } from './stories/drag-on-timeline.ts';
import { drawBeside } from './stories/draw-beside.ts';
import { exportPictures } from './stories/export-pictures.ts';
import { findOnCanvas } from './stories/find-on-canvas.ts';
import { followMinimap } from './stories/follow-minimap.ts';
import { importFile } from './stories/import-file.ts';
import { keepInOrder } from './stories/keep-in-order.ts';
import { keepKeysApart } from './stories/keep-keys-apart.ts';
import { diffAndRestore, type StepNames } from './stories/diff-and-restore.ts';
import { lookOn } from './stories/look-on.ts';
import { settingsOfMessages } from './stories/settings-of-messages.ts';
import { publishWhatIsSeen } from './stories/publish-what-is-seen.ts';
import { putOnADay } from './stories/put-on-a-day.ts';
import { setWorkingDays } from './stories/set-working-days.ts';
import { stayLight } from './stories/stay-light.ts';
import { simulateAudience } from './stories/simulate-audience.ts';
import { stayWhileAway } from './stories/stay-while-away.ts';
import { takeDataIn } from './stories/take-data-in.ts';
import { twoPeople } from './stories/two-people.ts';
import { walkOnePerson, type WalkNames } from './stories/walk-one-person.ts';
import { walkAlongEdges } from './stories/walk-along-edges.ts';
import { writeInChips } from './stories/write-in-chips.ts';
import { writeMessage } from './stories/write-message.ts';
import { tellStories } from './tell-stories.ts';

tellStories('the editor in a browser', { members: 500 }, (tell, locale) => {
  tell('goes from a template to a published journey', beginFromTemplate);
  tell('takes data in by a key, and mends what cannot be read', takeDataIn);
  tell('builds the Qixi flow from nothing by mouse', buildByMouse);
  tell('builds the Qixi flow from nothing by keyboard alone', buildByKeyboard);
  tell('keeps journeys in order', keepInOrder);
  tell('takes a file in, broken or flawed', importFile);
  tell('asks for steps and commands by name', askByName);
  tell('finds on the canvas', findOnCanvas);
  tell('composes text everywhere', composeText);
  tell('keeps keys apart', (given) => keepKeysApart(given, nameOf(locale, 'sms-14')));
  tell('follows the map in the corner', followMinimap);
  tell('walks along edges by keyboard', walkAlongEdges);
  tell('leads a step along the timeline', (given) => dragOnTimeline(given, nameOf(locale, 'sms-14')));
  tell('puts steps on days of the timeline', (given) => putOnADay(given, nameOf(locale, 'sms-14')));
  tell('says which days the shop works', setWorkingDays);
  tell('compares a draft with what is live, and restores it', (given) => diffAndRestore(given, stepNames(locale, ['sms-14', 'coupon'])));
  tell('publishes what one sees', (given) => publishWhatIsSeen(given, nameOf(locale, 'sms-14')));
  tell('stays while the server is away', (given) => stayWhileAway(given, nameOf(locale, 'sms-14')));
  tell('exports a journey as a file and as pictures', (given) => exportPictures(given, nameOf(locale, 'sms-14')));
  tell('walks one person through', (given) => walkOnePerson(given, walkNames(locale)));
  tell('simulates the audience', (given) => simulateAudience(given, nameOf(locale, 'sms-14')));
  tell('writes notes, frames a stage, comments and leads an edge elsewhere', (given) => drawBeside(given, stepNames(locale, ['sms-14', 'sms-3'])));
  tell('writes a message', (given) => writeMessage(given, nameOf(locale, 'sms-14')));
  tell('writes with fields as chips', (given) => writeInChips(given, nameOf(locale, 'sms-14')));
  tell('keeps the words and the price of messages', settingsOfMessages);
  tell('two people draw in one draft', twoPeople);
  tell('who may only look, comments', lookOn);
  tell('a tab crashes and loses nothing', crashAndRecover);
  // What is drawn is counted, whatever it says.
  if (locale === 'zh-CN') tell('draws little anew with 500 steps', stayLight);
});

function stepNames(locale: 'zh-CN' | 'en', [changed, removed]: readonly [string, string]): StepNames {
  return { changed: nameOf(locale, changed), removed: nameOf(locale, removed) };
}

function walkNames(locale: 'zh-CN' | 'en'): WalkNames {
  return { message: nameOf(locale, 'sms-14'), bought: nameOf(locale, 'done'), left: nameOf(locale, 'not-bought') };
}

function nameOf(locale: 'zh-CN' | 'en', step: string): string {
  return qixiJourney({ id: 'qixi', locale }).nodes.find(({ id }) => id === step)?.name ?? '';
}
