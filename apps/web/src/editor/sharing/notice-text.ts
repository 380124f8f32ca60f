import type { Words } from '@magpie/ui';
import type { Notice } from '../store/notices.ts';

/** A notice in one sentence. */
export function noticeText({ type, who, step, what }: Notice, words: Words): string {
  const parameters = {
    step: step ?? '',
    who: who ?? words('sharing.somebody'),
    where: step === null ? words('sharing.the-journey') : step === '' ? words('sharing.gone-step') : words('sharing.step', { step }),
    what: words(`sharing.what.${kindOfThing(what)}`),
  };
  if (type === 'not-undone') return words(who === null ? 'sharing.not-undone' : 'sharing.not-undone.who', parameters);
  if (type === 'lost') return words(who === null ? 'sharing.lost' : 'sharing.lost.who', parameters);
  return words(`sharing.${type}`, parameters);
}

const things = ['name', 'when', 'stage', 'goal', 'place', 'edge', 'existence', 'all', 'note', 'frame'];

function kindOfThing(what: string): string {
  if (what.startsWith('config.')) return 'config';
  return things.includes(what) ? what : 'all';
}
