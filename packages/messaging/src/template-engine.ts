import { Liquid, type Template } from 'liquidjs';

export type ParsedTemplate = readonly Template[];

/** Longest source, in UTF-16 code units: ten long messages. */
export const maxSourceLength = 4_000;
/** Longest rendered text, in UTF-16 code units. */
export const maxTextLength = 2_000;

const tags = ['assign', 'case', 'comment', 'if', 'raw', 'unless', '#'];
const filters = [
  'append',
  'capitalize',
  'default',
  'downcase',
  'lstrip',
  'prepend',
  'remove',
  'rstrip',
  'slice',
  'squish',
  'strip',
  'truncate',
  'upcase',
  'abs',
  'at_least',
  'at_most',
  'ceil',
  'divided_by',
  'floor',
  'minus',
  'modulo',
  'plus',
  'round',
  'size',
  'times',
  'url_encode',
];

/**
 * The liquid that messages are written in: strict, without files, loops or access to prototypes. A text for one person needs conditions and fields;
 * everything that could run long or read the machine (files, clock, chance) is taken out rather than limited.
 */
export const templateEngine: Liquid = createEngine();

function createEngine(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    // With a mapping in place nothing is ever looked up in files.
    templates: {},
    parseLimit: maxSourceLength,
    renderLimit: 1_000,
    memoryLimit: 100_000,
  });
  for (const tag of Object.keys(engine.tags)) if (!tags.includes(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) if (!filters.includes(filter)) delete engine.filters[filter];
  return engine;
}
