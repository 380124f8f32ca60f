import type { Problem } from '@magpie/kit';
import { problemText, useUi } from '@magpie/ui';
import { ChevronRight, CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useEditor, useEditorState } from '../editor-context.ts';
import { nodeById } from '../store/graph-reading.ts';
import './problems.css';

/** Problems as a list; each leads to its node and field. */
export function ProblemList({ problems, onGo }: { readonly problems: readonly Problem[]; readonly onGo?: () => void }): ReactElement {
  const { words } = useUi();
  const editor = useEditor();
  const document = useEditorState((state) => state.document);
  const go = ({ node, path }: Problem): void => {
    onGo?.();
    if (node === undefined) editor.select({});
    else editor.goTo(node, path);
  };
  return (
    <ul className="problem-list">
      {[...problems]
        .sort((left, right) => Number(right.severity === 'error') - Number(left.severity === 'error'))
        .map((problem, index) => (
          <li key={`${problem.code} ${problem.node ?? ''} ${problem.path.join('.')} ${index}`}>
            <button type="button" onClick={() => go(problem)}>
              <CircleAlert
                size={15}
                className={problem.severity === 'error' ? 'mg-bad' : 'mg-warn'}
                role="img"
                aria-label={words(`severity.${problem.severity}`)}
              />
              <span>
                <b>{problem.node === undefined ? words('problems.journey') : (nodeById(document, problem.node)?.name ?? problem.node)}</b>
                {problemText(problem, words)}
              </span>
              <ChevronRight size={14} aria-hidden />
            </button>
          </li>
        ))}
    </ul>
  );
}
