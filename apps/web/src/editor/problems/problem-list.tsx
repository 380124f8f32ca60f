import type { Problem } from '@magpie/kit';
import { problemText, useUi } from '@magpie/ui';
import { Button } from 'antd';
import { ChevronRight, CircleAlert, Wand2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import { inWords } from './in-words.ts';
import './problems.css';
import './words.ts';

export interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly onGo?: () => void;
}

/** Problems by how grave they are; each leads to its node and field, and mends itself where there is one obvious way. */
export function ProblemList({ problems, onGo }: ProblemListProps): ReactElement {
  const { words } = useUi();
  return (
    <>
      {(['error', 'warning'] as const).map((severity) => {
        const own = problems.filter((problem) => problem.severity === severity);
        return own.length === 0 ? null : (
          <section key={severity} className="problem-group">
            <h3 className={severity === 'error' ? 'mg-bad' : 'mg-warn'}>{words(`problems.group.${severity}`, { count: own.length })}</h3>
            <ul className="problem-list">
              {own.map((problem, index) => (
                <ProblemRow
                  key={`${problem.code} ${problem.node ?? ''} ${problem.path.join('.')} ${index}`}
                  problem={problem}
                  {...(onGo === undefined ? {} : { onGo })}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function ProblemRow({ problem, onGo }: { readonly problem: Problem; readonly onGo?: () => void }): ReactElement {
  const { words } = useUi();
  const { editor, mayDraw } = useEditorScope();
  const document = useEditorState((state) => state.document);
  const { node, path, severity, code } = problem;
  const step = node === undefined ? words('problems.journey') : (nodeById(document, node)?.name ?? node);
  const go = (): void => {
    onGo?.();
    if (node === undefined) editor.select({});
    else editor.goTo(node, path);
  };
  return (
    <li>
      <button type="button" className="problem-go" onClick={go}>
        <CircleAlert size={15} className={severity === 'error' ? 'mg-bad' : 'mg-warn'} role="img" aria-label={words(`severity.${severity}`)} />
        <span>
          <b>{step}</b>
          {problemText(inWords(problem, document, words), words)}
        </span>
        <ChevronRight size={14} aria-hidden />
      </button>
      {mayDraw && editor.canFix(problem) ? (
        <Button
          size="small"
          icon={<Wand2 size={13} />}
          aria-label={words('problems.fix', { fix: words(`fix.${code}`), step })}
          onClick={() => editor.fix(problem, (type) => words(`kind.${type}`))}
        >
          {words(`fix.${code}`)}
        </Button>
      ) : null}
    </li>
  );
}
