import type { JourneyNode, Kind, WorkspaceFacts } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import type { Words } from '@magpie/ui';
import { Skeleton } from 'antd';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import type { Foot, FormShop, NodeView, ViewContext, ViewReach } from '../node-view.ts';

/** A view with its config type put away: whoever draws nodes of any kind uses these. A config that does not parse gives null: the caller shows that it cannot be read. */
export interface AnyView {
  readonly icon: LucideIcon;
  summary(context: ViewContext): string | null;
  card(context: ViewContext): ReactNode | null;
  foot(reach: ViewReach, context: ViewContext): Foot | null;
  /** The value of a field in words, where the kind has some of its own. */
  fieldValue(field: string, value: unknown, context: ViewContext): string | null;
  form(use: FormUse): ReactNode | null;
  /** Config of a freshly dropped step. */
  fresh(words: Words): JourneyNode['config'];
  /** Present for kinds that send messages: how many are meant, null while nobody has counted. */
  readonly messages: ((reach: ViewReach) => number | null) | null;
}

interface FormUse {
  readonly context: ViewContext;
  readonly shop: FormShop | null;
  readonly reach: ViewReach | null;
  readonly facts: WorkspaceFacts;
  readonly problems: readonly Problem[];
  onChange(config: JourneyNode['config'], field: string): void;
}

/** Binds a kind to its view. */
export function defineView<Config extends JourneyNode['config']>(kind: Kind<Config>, view: NodeView<Config>): AnyView {
  /** Each state of a step is read once: its card, its foot and its form ask for it. */
  const read = new WeakMap<JourneyNode['config'], Config | null>();
  const parse = ({ config: source }: JourneyNode): Config | null => {
    const known = read.get(source);
    if (known !== undefined) return known;
    const parsed = kind.config.safeParse(source);
    const config = parsed.success ? parsed.data : null;
    read.set(source, config);
    return config;
  };
  const { Card, Form } = view;
  return {
    icon: view.icon,
    messages: view.messages ?? null,
    fresh: (words) => ({ ...(view.fresh?.(kind.initial, words) ?? kind.initial) }),
    summary: (context) => {
      const config = parse(context.node);
      return config === null ? null : view.summary(config, context);
    },
    card: (context) => {
      const config = parse(context.node);
      return config === null ? null : <Card config={config} context={context} />;
    },
    foot: (reach, context) => {
      const config = parse(context.node);
      return config === null || view.foot === undefined ? null : view.foot(config, reach, context);
    },
    fieldValue: (field, value, context) => view.fieldValue?.(field, value, context) ?? null,
    form: ({ context, shop, reach, facts, problems, onChange }) => {
      const config = parse(context.node);
      if (config === null) return null;
      return (
        <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 4 }} />}>
          <Form
            config={config}
            context={context}
            shop={shop}
            reach={reach}
            facts={facts}
            problems={problems}
            onChange={(next, field) => onChange({ ...next }, field)}
          />
        </Suspense>
      );
    },
  };
}
