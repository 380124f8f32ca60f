import { Moment, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { RoomState } from './room-state.tsx';
import { useLetterVerbs } from './use-letter-verbs.ts';

export interface LetterDrawerProps {
  readonly workspace: Workspace;
  readonly letterId: string;
  readonly mayMend: boolean;
  onClose(): void;
}

/** One letter: why it could not be read, where, and what came, to be mended and played again. */
export function LetterDrawer({ workspace, letterId, mayMend, onClose }: LetterDrawerProps): ReactElement {
  const { words } = useUi();
  const trpc = useTRPC();
  const asked = useQuery(trpc.ingest.getLetter.queryOptions({ workspaceId: workspace.id, letterId }));
  const verbs = useLetterVerbs(workspace.id, onClose);
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <Drawer open size={560} onClose={onClose} title={words('data.letter')}>
      <RoomState asked={asked}>
        {(letter) => {
          const came = pretty(letter.text);
          const text = edited ?? came;
          const refusal = verbs.refusal ?? letter;
          const isOpen = letter.state !== 'replayed';
          return (
            <div className="mg-stack">
              <div role={verbs.refusal === null ? undefined : 'alert'}>
                <h2 className={isOpen ? 'mg-bad' : ''}>{words(`data.reason.${refusal.reason}`)}</h2>
                <p className="mg-soft">{words(`data.remedy.${refusal.reason}`)}</p>
                {refusal.detail.path === undefined ? null : (
                  <p>
                    {words('data.letter.at')} <code>{refusal.detail.path}</code>
                    {refusal.detail.found === undefined ? null : (
                      <>
                        {words('data.letter.found')} <code>{refusal.detail.found}</code>
                      </>
                    )}
                  </p>
                )}
              </div>
              <dl className="data-detail">
                <dt>{words('data.letter.came')}</dt>
                <dd>
                  <Moment at={letter.firstAt} zone={workspace.zone} />
                  {letter.times > 1 ? ` · ${words('data.letters.times', { count: letter.times })}` : ''}
                </dd>
                <dt>{words('data.letter.call')}</dt>
                <dd>{letter.call ?? words('data.letters.unknown-call')}</dd>
                {letter.resolvedAt === null ? null : (
                  <>
                    <dt>{words(`data.letters.state.${letter.state}`)}</dt>
                    <dd>
                      <Moment at={letter.resolvedAt} zone={workspace.zone} /> {letter.resolvedBy}
                    </dd>
                  </>
                )}
              </dl>
              <Input.TextArea
                aria-label={words('data.letter.text')}
                className="data-letter-text"
                value={text}
                readOnly={!mayMend || !isOpen}
                autoSize={{ minRows: 8, maxRows: 22 }}
                spellCheck={false}
                onChange={({ target }) => setEdited(target.value)}
              />
              {mayMend && isOpen ? (
                <div className="mg-row">
                  <Button
                    type="primary"
                    loading={verbs.isBusy}
                    onClick={() => verbs.replay(letter.id, edited === null || edited === came ? null : edited)}
                  >
                    {words(edited === null || edited === came ? 'data.letter.replay' : 'data.letter.replay-edited')}
                  </Button>
                  <Button disabled={verbs.isBusy} onClick={() => verbs.putAside(letter.id, letter.state === 'open')}>
                    {words(letter.state === 'open' ? 'data.letter.aside' : 'data.letter.back')}
                  </Button>
                  {edited === null || edited === came ? null : <Button onClick={() => setEdited(null)}>{words('data.letter.as-it-came')}</Button>}
                </div>
              ) : null}
            </div>
          );
        }}
      </RoomState>
    </Drawer>
  );
}

/** JSON with a line for each member, anything else as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
