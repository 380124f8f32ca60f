import { formatMoment, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { Movement } from '../api/contract.ts';
import { useGround } from '../canvas/canvas-context.ts';
import { portWords } from '../canvas/port-words.ts';
import { useRunScope } from './run-scope.ts';
import './people-list.css';

/** Who has just moved; each leads to that member's trace. */
export function RecentMovements({ recent }: { readonly recent: readonly Movement[] }): ReactElement | null {
  const { words, locale } = useUi();
  const { run, openMember } = useRunScope();
  const { zone } = useGround();
  if (recent.length === 0) return null;
  return (
    <div className="people-list">
      {recent.slice(0, 5).map(({ memberNo, node: id, outcome, at }, index) => {
        const node = run.document.nodes.find((each) => each.id === id);
        return (
          <button key={`${memberNo} ${id} ${index}`} type="button" onClick={() => openMember({ member: memberNo })}>
            <span>
              {words('member.number', { number: memberNo })} <small>{formatMoment(at, { zone, locale, style: 'short' })}</small>
            </span>
            <span>{node === undefined ? id : `${node.name} · ${portWords(node, outcome, words)}`}</span>
          </button>
        );
      })}
    </div>
  );
}
