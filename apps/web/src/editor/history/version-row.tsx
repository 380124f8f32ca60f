import { formatMoment, useMessage, useUi } from '@magpie/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import type { ReactElement } from 'react';
import { useTRPC } from '../../api/client.ts';
import type { DraftAuthor, JourneyVersionRow } from '../../api/contract.ts';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope } from '../editor-context.ts';

export interface VersionRowProps {
  readonly version: JourneyVersionRow;
  readonly isLive: boolean;
  readonly authors: readonly DraftAuthor[];
  readonly onCompare: () => void;
}

/** A version: who published it and when, whose changes it holds, how often it ran; compared or restored. */
export function VersionRow({
  version: { version, publishedAt, publishedBy, runs, rehearsals },
  isLive,
  authors,
  onCompare,
}: VersionRowProps): ReactElement {
  const { words, locale } = useUi();
  const { zone } = useGround();
  const restore = useRestore(version);
  const { mayDraw } = useEditorScope();
  return (
    <li className="version-row">
      <div className="mg-row">
        <b>{words('history.version', { version })}</b>
        {isLive ? <span className="mg-chip mg-chip-ok">{words('history.live')}</span> : null}
      </div>
      <span>
        {words('history.published', {
          name: publishedBy?.name ?? words('history.by-product'),
          at: formatMoment(publishedAt, { zone, locale, style: 'minute' }),
        })}
      </span>
      <AuthorLine authors={authors} />
      <span>{words('history.runs', { runs, rehearsals })}</span>
      <div className="mg-row">
        <Button size="small" onClick={onCompare} aria-label={words('history.compare.of', { version })}>
          {words('history.compare')}
        </Button>
        <Popconfirm
          disabled={!mayDraw}
          title={words('history.restore.title', { version })}
          description={words('history.restore.text')}
          okText={words('history.restore.confirm')}
          cancelText={words('cancel')}
          onConfirm={restore}
        >
          <Button size="small" disabled={!mayDraw} aria-label={words('history.restore.of', { version })}>
            {words('history.restore')}
          </Button>
        </Popconfirm>
      </div>
    </li>
  );
}

/** Whose changes they are. */
export function AuthorLine({ authors }: { readonly authors: readonly DraftAuthor[] }): ReactElement | null {
  const { words } = useUi();
  if (authors.length === 0) return null;
  const each = authors.map(({ name, changes }) => words('history.authors', { name: name ?? words('history.by-product'), count: changes }));
  return <span>{each.join(words('list.separator'))}</span>;
}

function useRestore(version: number): () => Promise<void> {
  const { words } = useUi();
  const { editor, workspaceId, journeyId } = useEditorScope();
  const message = useMessage();
  const queries = useQueryClient();
  const trpc = useTRPC();
  return async () => {
    try {
      const found = await queries.fetchQuery(
        trpc.journeys.version.queryOptions({ workspaceId, id: journeyId, version }, { staleTime: Number.POSITIVE_INFINITY }),
      );
      editor.replaceDocument(found.document);
      const key = `restored ${version}`;
      const takeBack = (): void => {
        editor.undo();
        message.destroy(key);
      };
      message.success({
        key,
        duration: 8,
        content: (
          <>
            {words('history.restored', { version })}{' '}
            <Button size="small" onClick={takeBack}>
              {words('history.undo')}
            </Button>
          </>
        ),
      });
    } catch {
      message.error(words('api.lost'));
    }
  };
}
