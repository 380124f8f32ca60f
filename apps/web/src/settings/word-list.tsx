import { EmptyState, ErrorState, SkeletonRows, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { ListPlus, SearchX } from 'lucide-react';
import { type ReactElement, useId } from 'react';
import { useTRPC } from '../api/client.ts';
import { AddWordForm } from './add-word-form.tsx';
import { shownWords, wordGroups } from './shown-words.ts';
import type { SettingsPartProps } from './sms-price-panel.tsx';
import { useWordVerbs } from './use-word-verbs.ts';
import { WordFilter } from './word-filter.tsx';
import { WordGroup } from './word-group.tsx';

/** The words that messages do without, by where they come from: looked for, added, switched off, restored. What is asked for stands in the address. */
export function WordList({ workspace, mayChange }: SettingsPartProps): ReactElement {
  const { words } = useUi();
  const title = useId();
  const trpc = useTRPC();
  const asked = useSearch({ from: '/w/$workspace/settings/messages' });
  const navigate = useNavigate({ from: '/w/$workspace/settings/messages' });
  const list = useQuery(trpc.messages.words.queryOptions({ workspaceId: workspace.id }));
  const verbs = useWordVerbs(workspace.id);
  const all = list.data ?? [];
  const own = all.filter(({ reason }) => reason === 'own').length;
  const off = all.filter(({ isOn }) => !isOn).length;
  const shown = shownWords(all, asked, words);
  const empty = asked.q !== undefined ? 'none-found' : asked.show === 'own' ? 'none-own' : 'none-off';
  return (
    <section className="settings-panel" aria-labelledby={title}>
      <div className="settings-head">
        <h2 id={title}>{words('settings.words')}</h2>
        {mayChange && own + off > 0 ? (
          <Popconfirm
            title={words('settings.words.restore.title')}
            description={words('settings.words.restore.text', { own, off })}
            okText={words('settings.words.restore')}
            cancelText={words('cancel')}
            onConfirm={verbs.restore}
          >
            <Button size="small" loading={verbs.isRestoring}>
              {words('settings.words.restore')}
            </Button>
          </Popconfirm>
        ) : null}
      </div>
      <p className="mg-soft">{words('settings.words.about')}</p>
      {list.isPending ? (
        <SkeletonRows label={words('app.loading')} />
      ) : list.isError ? (
        <ErrorState
          title={words('api.lost')}
          text={words('api.lost.text')}
          retry={{ label: words('api.retry'), onRetry: () => void list.refetch() }}
        />
      ) : (
        <>
          {mayChange ? <AddWordForm verbs={verbs} /> : null}
          <WordFilter asked={asked} counts={{ all: all.length, own, off }} onAsk={(next) => void navigate({ search: next, replace: true })} />
          {shown.length === 0 ? (
            <EmptyState
              icon={asked.q === undefined ? ListPlus : SearchX}
              title={words(`settings.words.${empty}`)}
              text={words(`settings.words.${empty}.text`)}
              action={<Button onClick={() => void navigate({ search: {}, replace: true })}>{words('settings.words.clear')}</Button>}
            />
          ) : (
            wordGroups(shown).map(([reason, group]) => (
              <WordGroup key={reason} reason={reason} listed={group} zone={workspace.zone} verbs={mayChange ? verbs : null} />
            ))
          )}
        </>
      )}
    </section>
  );
}
