import { camel } from './register-node.mjs';

/** The files of a new kind, by name: complete, green, and as small as they can be. */
export function nodeFiles(name) {
  const kind = camel(name);
  const pascal = kind[0].toUpperCase() + kind.slice(1);
  const title = name[0].toUpperCase() + name.slice(1).replaceAll('-', ' ');
  const words = (texts) => `${JSON.stringify(texts, null, 2)}\n`;
  return {
    'model.ts': `import { z } from 'zod';
import { fieldError } from '../check-fields.ts';
import { defineKind } from '../define-kind.ts';
import en from './words.en.json' with { type: 'json' };
import zhCn from './words.zh-CN.json' with { type: 'json' };

const config = z.strictObject({ tag: z.string().max(100) });

export type ${pascal}Config = z.infer<typeof config>;

/** Puts a tag on whoever comes. */
export const ${kind} = defineKind({
  type: '${name}',
  version: 1,
  words: { 'zh-CN': zhCn, en },
  config,
  initial: { tag: '' },
  role: 'step',
  timed: true,
  ports: () => ['out'],
  check: ({ tag }) => (tag.trim() === '' ? [fieldError('tags.none', ['tag'])] : []),
  compile: ({ tag }) => ({ op: 'update', addTags: [tag], removeTags: [], next: { updated: 'out' } }),
  upgrade: {},
});
`,
    'view.tsx': `import { Tag } from 'lucide-react';
import { lazy, type ReactElement } from 'react';
import { defineView } from '../view-parts/define-view.tsx';
import type { CardProps, ViewContext } from '../node-view.ts';
import { ${kind}, type ${pascal}Config } from './model.ts';

export const ${kind}View = defineView<${pascal}Config>(${kind}, {
  icon: Tag,
  summary,
  Card,
  Form: lazy(async () => ({ default: (await import('./form.tsx')).Form })),
});

function summary({ tag }: ${pascal}Config, { words }: ViewContext): string {
  return tag === '' ? words('${name}.empty') : words('${name}.summary', { tag });
}

function Card({ config, context }: CardProps<${pascal}Config>): ReactElement {
  return <div className="mg-quote">{summary(config, context)}</div>;
}
`,
    'form.tsx': `import { Field } from '@magpie/ui';
import { Input } from 'antd';
import type { ReactElement } from 'react';
import type { FormProps } from '../node-view.ts';
import type { ${pascal}Config } from './model.ts';

export function Form({ config, context: { words }, problems, onChange }: FormProps<${pascal}Config>): ReactElement {
  return (
    <Field label={words('${name}.field.tag')} path={['tag']} problems={problems}>
      {(control) => (
        <Input {...control} value={config.tag} maxLength={100} onChange={(event) => onChange({ ...config, tag: event.target.value }, 'tag')} />
      )}
    </Field>
  );
}
`,
    'words.zh-CN.json': words({
      [`kind.${name}`]: title,
      [`kind.${name}.about`]: '给走到这里的人加上一个标签',
      [`${name}.field.tag`]: '标签',
      [`${name}.summary`]: '加上 {{tag}}',
      [`${name}.empty`]: '还没有标签',
      [`outcome.${name}.out`]: '继续',
      [`outcome.${name}.updated`]: '已更新',
    }),
    'words.en.json': words({
      [`kind.${name}`]: title,
      [`kind.${name}.about`]: 'Puts a tag on whoever comes here',
      [`${name}.field.tag`]: 'Tag',
      [`${name}.summary`]: 'puts on {{tag}}',
      [`${name}.empty`]: 'No tag yet',
      [`outcome.${name}.out`]: 'Goes on',
      [`outcome.${name}.updated`]: 'Updated',
    }),
    [`${name}.test.ts`]: `import { describeKind } from '../describe-kind.ts';
import { ${kind} } from './model.ts';

describeKind(${kind}, {
  valid: [{ tag: '买过礼盒' }],
  problems: { 'tags.none': [{ tag: '' }, ['tag']] },
});
`,
  };
}
