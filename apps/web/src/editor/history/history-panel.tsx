import './words.ts';
import './history.css';
import { countDifferences } from '@magpie/journey';
import { ErrorState, formatMoment, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Select, Switch } from 'antd';
import { type ReactElement, useEffect, useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import type { DraftAuthor, JourneyVersionRow } from '../../api/contract.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope } from '../editor-context.ts';
import { SidePanel } from '../workbench/side-panel.tsx';
import { DifferenceList } from './difference-list.tsx';
import { type Side, useCompared } from './use-compared.ts';
import { AuthorLine, VersionRow } from './version-row.tsx';

/** Versions, and what differs between any two states of the journey: in words here, in colour on the canvas. */
export function HistoryPanel(): ReactElement {
  const { words } = useUi();
  const { workspaceId, journeyId } = useEditorScope();
  const trpc = useTRPC();
  const versions = useQuery(trpc.journeys.versions.queryOptions({ workspaceId, id: journeyId }, { refetchOnMount: 'always' }));
  const authors = useQuery(trpc.journeys.authors.queryOptions({ workspaceId, id: journeyId }, { refetchOnMount: 'always' }));
  return (
    <SidePanel title={words('history.title')} close={words('history.close')}>
      {versions.isError ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void versions.refetch() }}
        />
      ) : null}
      {versions.isPending ? <SkeletonRows label={words('app.loading')} /> : null}
      {versions.data === undefined ? null : <History versions={versions.data} authors={authors.data ?? []} />}
    </SidePanel>
  );
}

function History({ versions, authors }: { readonly versions: readonly JourneyVersionRow[]; readonly authors: readonly DraftAuthor[] }): ReactElement {
  const { words, locale } = useUi();
  const { zone } = useGround();
  const live = versions[0]?.version ?? null;
  const [chosen, setChosen] = useState<{ readonly before: Side; readonly after: Side } | null>(null);
  const sides = chosen ?? (live === null ? null : { before: live, after: 'draft' as const });
  const ofDraft = authors.filter(({ version }) => version === null);
  const lastAt = Math.max(...ofDraft.map((author) => author.lastAt));
  return (
    <div className="history-body">
      {sides === null ? (
        <div className="history-none">
          <b>{words('history.none')}</b>
          <p className="mg-hint">{words('history.none.text')}</p>
        </div>
      ) : (
        <Comparison sides={sides} versions={versions} onChoose={setChosen} />
      )}
      <section>
        <h3>{words('history.versions')}</h3>
        <ol className="version-list">
          {ofDraft.length === 0 ? null : (
            <li className="version-row">
              <b>{words('history.draft')}</b>
              <AuthorLine authors={ofDraft} />
              <span>{words('history.draft-since', { at: formatMoment(lastAt, { zone, locale, style: 'minute' }) })}</span>
            </li>
          )}
          {versions.map((version) => (
            <VersionRow
              key={version.version}
              version={version}
              isLive={version.version === live}
              authors={authors.filter((author) => author.version === version.version)}
              onCompare={() => setChosen({ before: version.version, after: 'draft' })}
            />
          ))}
        </ol>
      </section>
    </div>
  );
}

interface ComparisonProps {
  readonly sides: { readonly before: Side; readonly after: Side };
  readonly versions: readonly JourneyVersionRow[];
  readonly onChoose: (sides: { readonly before: Side; readonly after: Side }) => void;
}

function Comparison({ sides, versions, onChoose }: ComparisonProps): ReactElement {
  const { words } = useUi();
  const { editor, workbench, flow } = useEditorScope();
  const { compared, diff, isLost } = useCompared(sides.before, sides.after);
  const [onCanvas, setOnCanvas] = useState(true);
  useEffect(() => workbench.compare(onCanvas ? compared : null), [workbench, onCanvas, compared]);
  useEffect(() => () => workbench.compare(null), [workbench]);
  const options = [
    { value: 'draft', label: words('history.draft') },
    ...versions.map(({ version }, index) => ({
      value: version,
      label: `${words('history.version', { version })}${index === 0 ? ` · ${words('history.live')}` : ''}`,
    })),
  ];
  const go = (nodes: readonly string[]): void => {
    editor.select({ nodes: editor.store.getState().document.nodes.flatMap(({ id }) => (nodes.includes(id) ? [id] : [])) });
    void flow.fitView({ nodes: nodes.map((id) => ({ id })), duration: 200, maxZoom: 1, padding: 0.4 });
  };
  return (
    <section>
      <div className="history-sides">
        {(['before', 'after'] as const).map((side) => (
          <label key={side}>
            <span>{words(side === 'before' ? 'history.before' : 'history.after')}</span>
            <Select
              size="small"
              value={sides[side]}
              options={options}
              aria-label={words(side === 'before' ? 'history.before' : 'history.after')}
              onChange={(value: Side) => onChoose({ ...sides, [side]: value })}
            />
          </label>
        ))}
      </div>
      <label className="mg-row history-on-canvas">
        <Switch size="small" checked={onCanvas} onChange={setOnCanvas} />
        <span>{words('history.on-canvas')}</span>
      </label>
      <h3 role="status">
        {diff === null
          ? words(isLost ? 'api.lost' : 'app.loading')
          : countDifferences(diff) === 0
            ? words('history.same')
            : words('history.count', { count: countDifferences(diff) })}
      </h3>
      {diff === null || compared === null ? null : <DifferenceList diff={diff} compared={compared} onGo={go} />}
    </section>
  );
}
