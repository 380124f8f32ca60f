import type { JourneyNode, Stage } from '@magpie/journey';
import type { Problem } from '@magpie/kit';
import { ProblemLines, useUi } from '@magpie/ui';
import { Button, Input, Tooltip } from 'antd';
import { CircleHelp, Copy, Trash2, X } from 'lucide-react';
import { memo, type ReactElement, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { viewOf } from '../../canvas/view-of.ts';
import { focusStage } from '../canvas/focus-stage.ts';
import { useEditor, useEditorState } from '../editor-context.ts';
import { inWords } from '../problems/in-words.ts';
import type { EditorState } from '../store/editor-state.ts';
import { kindOf } from '../store/graph-reading.ts';
import { NextSteps } from './next-steps.tsx';
import { ReachSection } from './reach-section.tsx';
import { StagePick } from './stage-pick.tsx';
import { StepForm } from './step-form.tsx';
import { TimesSection } from './times-section.tsx';
import { useFieldFocus } from './use-field-focus.ts';
import { WhenSection } from './when-section.tsx';

/** One step: name, stage, when, its own form, where people go next. Problems stand at their fields. A key is heard by the part it concerns, and by no other. */
export function NodeInspector({ node }: { readonly node: JourneyNode }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const place = useRef<HTMLDivElement>(null);
  useFieldFocus(place, node.id);
  const problems = useEditorState(useShallow((state: EditorState) => state.problems.filter((problem) => problem.node === node.id)));
  const [configured, timed, elsewhere] = useMemo(() => [problemsAt(problems, 'config'), problemsAt(problems, 'when'), others(problems)], [problems]);
  const Icon = viewOf(node)?.icon ?? CircleHelp;
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
        <StepActions id={node.id} />
      </div>
      <div className="inspector-body" ref={place}>
        {elsewhere.length === 0 ? null : (
          <section className="inspector-section">
            <ProblemLines problems={elsewhere.map((problem) => inWords(problem, editor.store.getState().document, words))} />
          </section>
        )}
        {kindOf(node)?.timed === true ? <WhenSection id={node.id} when={node.when} problems={timed} /> : null}
        <StepForm node={node} problems={configured} />
        <TimesSection id={node.id} />
        <ReachSection node={node} />
        <NextSteps id={node.id} />
        <StageSection id={node.id} stage={node.stage} />
      </div>
    </>
  );
}

const StepActions = memo(function StepActions({ id }: { readonly id: string }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  /** What goes with the step takes the keyboard with it: it is given on, not lost. */
  const leave = (how: () => void) => () => {
    how();
    focusStage();
  };
  return (
    <>
      <Tooltip title={words('edit.duplicate')}>
        <Button type="text" size="small" icon={<Copy size={15} />} aria-label={words('edit.duplicate')} onClick={() => editor.duplicate()} />
      </Tooltip>
      <Tooltip title={words('edit.remove')}>
        <Button type="text" size="small" icon={<Trash2 size={15} />} aria-label={words('edit.remove')} onClick={leave(() => editor.remove([id]))} />
      </Tooltip>
      <Button type="text" size="small" icon={<X size={16} />} aria-label={words('inspector.close')} onClick={leave(() => editor.select({}))} />
    </>
  );
});

const StageSection = memo(function StageSection({ id, stage }: { readonly id: string; readonly stage: Stage | null }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  return (
    <section className="inspector-section">
      <h3>{words('inspector.stage')}</h3>
      <StagePick stage={stage} onChange={(next) => editor.setStage(id, next)} />
    </section>
  );
});

/** Problems in a part of the step. */
function problemsAt(problems: readonly Problem[], part: string): readonly Problem[] {
  return problems.filter(({ path }) => path[0] === part);
}

/** Those that stand at no field. */
function others(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ path }) => path.length === 0 || (path[0] !== 'config' && path[0] !== 'when' && path[0] !== 'name'));
}
