import { formatMoment, useUi } from '@magpie/ui';
import { Button, Popconfirm, Switch, Tooltip } from 'antd';
import { Trash2 } from 'lucide-react';
import { type ReactElement, useId } from 'react';
import type { ListedWord } from './listed-word.ts';
import type { WordVerbs } from './use-word-verbs.ts';

export interface WordGroupProps {
  readonly reason: ListedWord['reason'];
  readonly listed: readonly ListedWord[];
  readonly zone: string;
  /** Null: they can be read only. */
  readonly verbs: WordVerbs | null;
}

/** Words of one source: those that ship are switched, those of one's own are removed. */
export function WordGroup({ reason, listed, zone, verbs }: WordGroupProps): ReactElement {
  const { words } = useUi();
  const title = useId();
  return (
    <section className="word-group" aria-labelledby={title}>
      <h3 id={title}>
        {words(`settings.words.reason.${reason}`)} <span className="mg-faint mg-figure">{listed.length}</span>
      </h3>
      <ul className={reason === 'own' ? 'own-words' : 'shipped-words'}>
        {listed.map((each) =>
          reason === 'own' ? (
            <OwnWord key={each.word} listed={each} zone={zone} verbs={verbs} />
          ) : (
            <ShippedWord key={each.word} listed={each} zone={zone} verbs={verbs} />
          ),
        )}
      </ul>
    </section>
  );
}

type WordProps = Pick<WordGroupProps, 'zone' | 'verbs'> & { readonly listed: ListedWord };

function OwnWord({ listed: { word, source, by, at }, zone, verbs }: WordProps): ReactElement {
  const { words } = useUi();
  return (
    <li>
      <b>{word}</b>
      <span className="own-word-source">{source}</span>
      <span className="mg-soft">
        <When what="added" by={by} at={at} zone={zone} />
      </span>
      {verbs === null ? null : (
        <Popconfirm
          title={words('settings.words.remove.sure', { word })}
          okText={words('settings.words.remove.named', { word })}
          cancelText={words('cancel')}
          onConfirm={() => verbs.remove(word)}
        >
          <Button type="text" size="small" icon={<Trash2 size={15} aria-hidden />} aria-label={words('settings.words.remove.named', { word })} />
        </Popconfirm>
      )}
    </li>
  );
}

function ShippedWord({ listed: { word, isOn, by, at }, zone, verbs }: WordProps): ReactElement {
  const { words } = useUi();
  const name = <span className={isOn ? '' : 'word-off'}>{word}</span>;
  return (
    <li>
      {at === null || isOn ? name : <Tooltip title={<When what="off" by={by} at={at} zone={zone} />}>{name}</Tooltip>}
      {isOn || at === null ? null : (
        <span className="mg-visually-hidden">
          <When what="off" by={by} at={at} zone={zone} />
        </span>
      )}
      <Switch
        size="small"
        checked={isOn}
        disabled={verbs === null}
        aria-label={words('settings.words.switch', { word })}
        onChange={(next) => verbs?.switchTo(word, next)}
      />
    </li>
  );
}

function When({
  what,
  by,
  at,
  zone,
}: {
  readonly what: 'added' | 'off';
  readonly by: string | null;
  readonly at: number | null;
  readonly zone: string;
}): string {
  const { words, locale } = useUi();
  if (at === null) return '';
  const date = formatMoment(at, { zone, locale, style: 'minute' });
  return by === null ? words(`settings.words.${what}-at`, { at: date }) : words(`settings.words.${what}-by`, { name: by, at: date });
}
