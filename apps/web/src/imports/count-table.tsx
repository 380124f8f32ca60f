import { Figure, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { ImportCounts } from '../api/import-contract.ts';

/** What became of every line: the parts add up to the whole. Rejected lines with their reasons. */
export function CountTable({ counts, foretold = false }: { readonly counts: ImportCounts; readonly foretold?: boolean }): ReactElement {
  const { words } = useUi();
  const parts = ['imported', 'alreadyThere', 'rejected', 'skipped'] as const;
  const reasons = Object.entries(counts.reasons).toSorted(([, left], [, right]) => right - left);
  return (
    <>
      <dl className="import-counts">
        {parts.map((part) => (
          <div key={part} className={`import-count-${part}`}>
            <dt>{words(`imports.count.${part}${foretold && part === 'imported' ? '.foretold' : ''}`)}</dt>
            <dd>
              <Figure value={counts[part]} strong />
            </dd>
          </div>
        ))}
        <div className="import-count-read">
          <dt>{words('imports.count.read')}</dt>
          <dd>
            <Figure value={counts.read} strong />
          </dd>
        </div>
      </dl>
      <p className="mg-soft">{words(foretold ? 'imports.members.foretold' : 'imports.members', { count: counts.newMembers })}</p>
      {reasons.length === 0 ? null : (
        <ul className="import-reasons" aria-label={words('imports.reasons')}>
          {reasons.map(([reason, count]) => (
            <li key={reason}>
              <Figure value={count} strong /> {words(`imports.reason.${reason}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
