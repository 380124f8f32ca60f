import { z } from 'zod';
import { fieldError } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const tags = z.array(z.string().min(1).max(100)).max(50);
const config = z.strictObject({ add: tags, remove: tags });

export type UpdateTagsConfig = z.infer<typeof config>;

/** Puts tags on members and takes tags off. */
export const updateTags = defineKind({
  type: 'update-tags',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { add: [], remove: [] },
  role: 'step',
  timed: true,
  ports: () => ['out'],
  check: ({ add, remove }) => {
    const both = add.find((tag) => remove.includes(tag));
    return [
      ...(add.length + remove.length === 0 ? [fieldError('tags.none', ['add'])] : []),
      ...(both === undefined ? [] : [fieldError('tags.added-and-removed', ['remove'], { tag: both })]),
    ];
  },
  compile: ({ add, remove }) => ({ op: 'update', addTags: add, removeTags: remove, next: { updated: 'out' } }),
  upgrade: {},
});
