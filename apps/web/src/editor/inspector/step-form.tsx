import type { JourneyNode } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { ErrorState, useUi } from '@magpie/ui';
import { lazy, memo, type ReactElement, Suspense } from 'react';
import { useGround, viewContext } from '../../canvas/canvas-context.ts';
import { viewOf } from '../../canvas/view-of.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { useCounted } from '../reach-context.ts';
import { initialConfig, kindOf } from '../store/graph-reading.ts';
import { useFormShop } from './use-form-shop.ts';

const BuilderWords = lazy(async () => ({ default: (await import('../../app/builder-words.tsx')).BuilderWords }));

export interface StepFormProps {
  readonly node: JourneyNode;
  /** Paths start with `config`. */
  readonly problems: readonly Problem[];
}

/** The step's own form. It knows of the step what is configured: what else changes of it draws nothing anew. */
export const StepForm = memo(function StepForm({ node, problems }: StepFormProps): ReactElement {
  const { words } = useUi();
  const { editor, workspaceId } = useEditorScope();
  const { reach, isStale } = useCounted();
  const ground = useGround();
  const shop = useFormShop();
  const facts = useEditorState((state) => state.facts);
  const numbers = reach?.nodes[node.id];
  const kind = kindOf(node);
  const form =
    viewOf(node)?.form({
      context: viewContext(ground, node),
      shop,
      reach: numbers === undefined ? null : { ...numbers, isStale },
      facts,
      problems: problems.map((problem) => ({ ...problem, path: problem.path.slice(1) })),
      onChange: (config, field) => editor.configure(node.id, config, field),
    }) ?? null;
  return (
    <section className="inspector-section">
      {form === null ? (
        <ErrorState
          title={words('card.unreadable')}
          text={words('inspector.unreadable')}
          {...(kind === null
            ? {}
            : { retry: { label: words('inspector.reset'), onRetry: () => editor.configure(node.id, initialConfig(kind), 'reset') } })}
        />
      ) : (
        <Suspense fallback={null}>
          <BuilderWords workspaceId={workspaceId}>{form}</BuilderWords>
        </Suspense>
      )}
    </section>
  );
}, isSameForm);

function isSameForm(before: StepFormProps, after: StepFormProps): boolean {
  return (
    before.node.id === after.node.id &&
    before.node.type === after.node.type &&
    before.node.config === after.node.config &&
    before.problems === after.problems
  );
}
