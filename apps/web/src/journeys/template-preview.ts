import { addDays, localDateOf, nextAnchorDate } from '@magpie/calendar';
import type { JourneyDocument } from '@magpie/journey';
import { type TemplateId, templates } from '@magpie/nodes/templates';
import type { Locale } from '@magpie/ui';
import { anchorOf } from '../editor/store/graph-reading.ts';

/** A template as it would be drawn for this shop today. */
export interface TemplatePreview {
  readonly id: TemplateId;
  readonly purpose: string;
  readonly about: string;
  readonly document: JourneyDocument;
  /** Local date of the next anchor. */
  readonly anchorDate: string | null;
  /** What it says, in the order of its steps; `date` null when it depends on the person. */
  readonly messages: readonly {
    readonly id: string;
    readonly name: string;
    readonly text: string;
    readonly date: string | null;
    readonly time: string | null;
  }[];
}

export function templatePreview(
  id: TemplateId,
  { locale, shop, zone, now }: { readonly locale: Locale; readonly shop: string; readonly zone: string; readonly now: number },
): TemplatePreview {
  const template = templates[id];
  const document = template.draw({ id, locale, shop });
  const anchor = anchorOf(document);
  const anchorDate = anchor === null ? null : nextAnchorDate(anchor, localDateOf(now, zone));
  return {
    id,
    purpose: template.purpose,
    about: template.about[locale],
    document,
    anchorDate,
    messages: document.nodes.flatMap(({ id: node, name, when, config }) => {
      const text = config['text'];
      if (typeof text !== 'string') return [];
      const dated = when?.type === 'anchor' && anchorDate !== null;
      return [{ id: node, name, text, date: dated ? addDays(anchorDate, when.offsetDays) : null, time: dated ? when.time : null }];
    }),
  };
}
