import { EmptyState, Moment, useUi, type Words } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Segmented, Select } from 'antd';
import { CircleAlert, CircleCheck, CircleX, HelpCircle } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { type ApiRefusal, refusalOf } from '../api/refusal.ts';
import { CanvasContext } from '../canvas/canvas-context.ts';
import '../app/kind-words.ts';
import { RoomState } from '../data/room-state.tsx';
import { ExplanationTree } from '../editor/walk/explanation-tree.tsx';
import '../editor/walk/walk.css';
import '../editor/walk/words.ts';
import { useJourneyGround } from '../editor/use-ground.ts';
import { useKnownNames } from '../editor/use-known-names.ts';

type Source = { readonly type: 'audience' | 'journey'; readonly id: string } | { readonly type: 'text'; readonly text: string };

/** Why a person is in an audience now or is not: a saved one, a journey's, or one in its text form. */
export function MemberWhy({ workspace, memberNo }: { readonly workspace: Workspace; readonly memberNo: number }): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const workspaceId = workspace.id;
  const [type, setType] = useState<Source['type']>('journey');
  const [source, setSource] = useState<Source | null>(null);
  const [text, setText] = useState('');
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId }));
  const audiences = useQuery(trpc.audiences.list.queryOptions({ workspaceId }));
  const offered = type === 'journey' ? journeys.data : audiences.data;
  return (
    <section className="mg-stack" aria-label={words('members.why')}>
      <p className="mg-soft">{words('members.why.about')}</p>
      <div className="members-tools">
        <Segmented
          value={type}
          aria-label={words('members.why.of')}
          options={(['journey', 'audience', 'text'] as const).map((value) => ({ value, label: words(`members.why.${value}`) }))}
          onChange={(next) => {
            setType(next);
            setSource(null);
          }}
        />
        {type === 'text' ? null : (
          <Select<string>
            key={type}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={words(`members.why.${type}`)}
            placeholder={words(`members.why.choose-${type}`)}
            notFoundContent={words(`members.why.no-${type}`)}
            loading={offered === undefined}
            options={(offered ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => setSource({ type, id })}
          />
        )}
      </div>
      {type === 'text' ? (
        <>
          <Input.TextArea
            aria-label={words('members.why.text')}
            placeholder={'did "Order Completed" in last 30 days sum > 20000'}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={20_000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <div>
            <Button type="primary" disabled={text.trim() === ''} onClick={() => setSource({ type: 'text', text })}>
              {words('members.why.ask')}
            </Button>
          </div>
        </>
      ) : null}
      {source === null ? (
        <EmptyState icon={HelpCircle} title={words('members.why.none')} text={words('members.why.none.text')} />
      ) : (
        <Answer workspace={workspace} memberNo={memberNo} source={source} />
      )}
    </section>
  );
}

function Answer({
  workspace,
  memberNo,
  source,
}: {
  readonly workspace: Workspace;
  readonly memberNo: number;
  readonly source: Source;
}): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const query = useQuery(trpc.members.explain.queryOptions({ workspaceId: workspace.id, memberNo, source }, { retry: false, gcTime: 0 }));
  const ground = useJourneyGround(query.data?.anchor ?? null, workspace, { known: useKnownNames(workspace.id) });
  const refusal = refusalOf(query.error);
  if (refusal !== null)
    return (
      <Alert
        type="warning"
        showIcon
        icon={<CircleAlert size={16} aria-hidden />}
        title={words('members.why.refused')}
        description={refusalText(refusal, words)}
      />
    );
  return (
    <RoomState asked={query}>
      {({ explanation, now, agrees }) => (
        <CanvasContext value={ground}>
          <div className="member-answer" role="status">
            <strong className={explanation.met ? 'mg-ok' : 'mg-bad'}>
              {explanation.met ? <CircleCheck size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}{' '}
              {words(explanation.met ? 'members.why.in' : 'members.why.out')}
            </strong>
            <span className="mg-soft">
              {words('members.why.as-of')} <Moment at={now} zone={workspace.zone} /> ({workspace.zone})
            </span>
          </div>
          {agrees ? null : <Alert type="error" title={words('members.why.differs')} />}
          <div className="member-tree">
            <ExplanationTree explanation={explanation} />
          </div>
        </CanvasContext>
      )}
    </RoomState>
  );
}

/** Where the text cannot be read, if that is why; else the refusal's own words. */
function refusalText({ code, problems: [first] }: ApiRefusal, words: Words): string {
  const { line, column } = first?.parameters ?? {};
  return line === undefined || column === undefined ? words(`refusal.${code}`) : words('members.why.place', { line, column });
}
