import type { JourneyNode } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { ErrorState, ProblemLines, useUi } from '@magpie/ui';
import { Button, Input, Tooltip } from 'antd';
import { CircleHelp, Copy, Trash2, X } from 'lucide-react';
import { lazy, type ReactElement, Suspense, useRef } from 'react';
import { useGround, viewContext } from '../../canvas/canvas-context.ts';
import { viewOf } from '../../canvas/view-of.ts';
import { useEditor, useEditorScope, useEditorState } from '../editor-context.ts';
import { inWords } from '../problems/in-words.ts';
import { initialConfig, kindOf } from '../store/graph-reading.ts';
import { NextSteps } from './next-steps.tsx';
import { ReachSection } from './reach-section.tsx';
import { StagePick } from './stage-pick.tsx';
import { TimesSection } from './times-section.tsx';
import { useFieldFocus } from './use-field-focus.ts';
import { useFormShop } from './use-form-shop.ts';
import { WhenSection } from './when-section.tsx';

const BuilderWords = lazy(async () => ({ default: (await import('../../app/builder-words.tsx')).BuilderWords }));

/** One step: name, stage, when, its own form, where people go next. Problems stand at their fields. */
export function NodeInspector({ node }: { readonly node: JourneyNode }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const ground = useGround();
  const { reach, reachStale, workspaceId } = useEditorScope();
  const numbers = reach?.nodes[node.id];
  const shop = useFormShop();
  const place = useRef<HTMLDivElement>(null);
  useFieldFocus(place, node.id);
  const all = useEditorState((state) => state.problems);
  const facts = useEditorState((state) => state.facts);
  const problems = all.filter((problem) => problem.node === node.id);
  const kind = kindOf(node);
  const view = viewOf(node);
  const Icon = view?.icon ?? CircleHelp;
  const form =
    view?.form({
      context: viewContext(ground, node),
      shop,
      reach: numbers === undefined ? null : { ...numbers, isStale: reachStale },
      facts,
      problems: configProblems(problems),
      onChange: (config, field) => editor.configure(node.id, config, field),
    }) ?? null;
  const elsewhere = problems.filter(({ path }) => path.length === 0 || (path[0] !== 'config' && path[0] !== 'when' && path[0] !== 'name'));
  return (
    <>
      <div className={`inspector-head mg-stage-${node.stage ?? 'none'}`}>
        <span className="step-card-icon">
          <Icon size={16} aria-hidden />
        </span>
        <div className="inspector-name" data-path="name">
          <Input
            variant="borderless"
            size="small"
            value={node.name}
            maxLength={80}
            aria-label={words('inspector.name')}
            onChange={(event) => editor.rename(node.id, event.target.value)}
          />
          <small>{words(`kind.${node.type}`)}</small>
        </div>
        <Tooltip title={words('edit.duplicate')}>
          <Button type="text" size="small" icon={<Copy size={15} />} aria-label={words('edit.duplicate')} onClick={() => editor.duplicate()} />
        </Tooltip>
        <Tooltip title={words('edit.remove')}>
          <Button type="text" size="small" icon={<Trash2 size={15} />} aria-label={words('edit.remove')} onClick={() => editor.remove([node.id])} />
        </Tooltip>
        <Button type="text" size="small" icon={<X size={16} />} aria-label={words('inspector.close')} onClick={() => editor.select({})} />
      </div>
      <div className="inspector-body" ref={place}>
        {elsewhere.length === 0 ? null : (
          <section className="inspector-section">
            <ProblemLines problems={elsewhere.map((problem) => inWords(problem, editor.store.getState().document, words))} />
          </section>
        )}
        {kind?.timed === true ? <WhenSection node={node} problems={problems.filter(({ path }) => path[0] === 'when')} /> : null}
        <section className="inspector-section">
          {(form === null ? null : (
            <Suspense fallback={null}>
              <BuilderWords workspaceId={workspaceId}>{form}</BuilderWords>
            </Suspense>
          )) ?? (
            <ErrorState
              title={words('card.unreadable')}
              text={words('inspector.unreadable')}
              {...(kind === null
                ? {}
                : { retry: { label: words('inspector.reset'), onRetry: () => editor.configure(node.id, initialConfig(kind), 'reset') } })}
            />
          )}
        </section>
        <TimesSection node={node} />
        <ReachSection node={node} />
        <NextSteps node={node} />
        <section className="inspector-section">
          <h3>{words('inspector.stage')}</h3>
          <StagePick stage={node.stage} onChange={(stage) => editor.setStage(node.id, stage)} />
        </section>
      </div>
    </>
  );
}

/** Problems of the config, with paths that start inside of it. */
function configProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ path }) => path[0] === 'config').map((problem) => ({ ...problem, path: problem.path.slice(1) }));
}
