import '../app/kind-words.ts';
import { problemText, useUi } from '@magpie/ui';
import { Alert } from 'antd';
import { CircleAlert } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { FlowMiniature } from './flow-miniature.tsx';
import type { ImportFinding, ImportReport } from './import-report.ts';
import './journeys.css';
import './words.ts';

export interface ImportFindingsProps {
  readonly report: ImportReport;
  /** What else is to be said before it comes in. */
  readonly children?: ReactNode;
}

const most = 30;

/** What a file holds, and what is wrong with it, each at its place. */
export function ImportFindings({ report: { document, findings, upgraded }, children }: ImportFindingsProps): ReactElement {
  const { words } = useUi();
  return (
    <div className="mg-stack">
      {document === null ? (
        <Alert type="error" showIcon title={words('import.unreadable')} />
      ) : (
        <>
          <div className="import-head">
            <FlowMiniature document={document} height={110} />
            <div>
              <h2>{document.name || words('journey.unnamed')}</h2>
              <p className="mg-soft">{words('import.holds', { steps: document.nodes.length, edges: document.edges.length })}</p>
              {upgraded.length === 0 ? null : (
                <p className="mg-soft">
                  {words('import.upgraded', { count: upgraded.length, names: upgraded.slice(0, 5).join(words('list.separator')) })}
                </p>
              )}
              {children}
            </div>
          </div>
          {findings.length === 0 ? (
            <Alert type="success" showIcon title={words('import.sound')} />
          ) : (
            <Alert type="warning" showIcon title={words('import.flawed', { count: findings.length })} />
          )}
        </>
      )}
      <ul className="import-findings">
        {findings.slice(0, most).map(({ problem, place }, index) => (
          <li key={`${problem.code} ${index}`}>
            <CircleAlert
              size={15}
              className={problem.severity === 'error' ? 'mg-bad' : 'mg-warn'}
              role="img"
              aria-label={words(`import.${problem.severity}`)}
            />
            <span>
              {place === null ? null : <b>{placeWords(place, words)} </b>}
              {problemText(problem, words)}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > most ? <p className="mg-hint">{words('import.more', { count: findings.length - most })}</p> : null}
    </div>
  );
}

function placeWords(place: NonNullable<ImportFinding['place']>, words: ReturnType<typeof useUi>['words']): string {
  return place.type === 'line' ? words('import.line', { line: place.line, column: place.column }) : place.name;
}
