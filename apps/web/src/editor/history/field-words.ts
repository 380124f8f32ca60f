import { describeFilter, parseFilter } from '@magpie/audience';
import type { FieldChange, JourneyNode } from '@magpie/journey';
import type { ViewContext } from '@magpie/nodes/views';
import { viewOf } from '../../canvas/view-of.ts';

/** The name of a field as its kind's form calls it; for a thing of a list (an arm, a case) the name of the thing in front. */
export function fieldLabel(node: JourneyNode, path: FieldChange['path'], { words }: Pick<ViewContext, 'words'>): string {
  const pieces = path.map(String);
  const ofPieces = pieces.toReversed().flatMap((piece) => known(words, `${node.type}.field.${piece}`));
  const label = [...ofPieces, ...known(words, `kind.${node.type}`)][0] ?? pieces.at(-1) ?? '';
  const name = itemName(node.config, path);
  return name === null ? label : words('history.item', { name, field: label });
}

/** A value as its author would say it. */
export function fieldValue(value: unknown, field: string, context: ViewContext): string {
  const { words, node } = context;
  const own = viewOf(node)?.fieldValue(field, value, context) ?? null;
  if (own !== null) return own;
  if (value === undefined || value === null || value === '') return words('history.nothing');
  if (typeof value === 'boolean') return words(value ? 'history.yes' : 'history.no');
  if (typeof value === 'number') return new Intl.NumberFormat(context.locale).format(value);
  if (typeof value === 'string') return optionWords(value, field, context);
  if (Array.isArray(value)) {
    const each = value.map((item) => (typeof item === 'string' ? item : fieldValue(item, field, context)));
    return each.length === 0 ? words('history.nothing') : each.join(words('list.separator'));
  }
  const filter = parseFilter(value);
  if (filter.ok)
    return describeFilter(filter.value, {
      locale: context.locale,
      currency: context.currency,
      anchorName: null,
      cohortNames: Object.fromEntries(context.known.cohorts.map(({ id, name }) => [id, name])),
    });
  return Object.entries(value)
    .filter(([key]) => key !== 'id')
    .map(([key, item]) =>
      key === 'type' ? optionWords(String(item), field, context) : `${fieldLabel(node, [key], context)} ${fieldValue(item, key, context)}`,
    )
    .join(words('list.separator'));
}

/** What a choice is called: by its kind, else by what all kinds share, else as it was written. */
function optionWords(value: string, field: string, { words, node }: ViewContext): string {
  const keys = [
    `${node.type}.option.${value}`,
    `${node.type}.${field}.${value}`,
    `zone.${value}`,
    `past.${value}`,
    `festival.${value}`,
    `when.unit.${value}`,
  ];
  return /^[a-z][a-z-]*$/.test(value) ? (keys.flatMap((key) => known(words, key))[0] ?? value) : value;
}

function known(words: ViewContext['words'], key: string): readonly string[] {
  const text = words(key);
  return text === key ? [] : [text];
}

/** The name that a thing of a list bears, along a path that names it by its id. */
function itemName(config: unknown, path: FieldChange['path']): string | null {
  let at: unknown = config;
  let name: string | null = null;
  for (const piece of path) {
    if (Array.isArray(at)) {
      at = at.find((item: unknown) => typeof item === 'object' && item !== null && 'id' in item && item.id === piece);
      if (typeof at === 'object' && at !== null && 'name' in at && typeof at.name === 'string') name = at.name === '' ? String(piece) : at.name;
    } else at = typeof at === 'object' && at !== null ? Object.entries(at).find(([key]) => key === String(piece))?.[1] : undefined;
  }
  return name;
}
