import { formatCount, useUi } from '@magpie/ui';
import { useSearch } from '@tanstack/react-router';
import { Drawer, Input } from 'antd';
import { type ReactElement, useState, useDeferredValue } from 'react';
import { numberWords } from './number-words.ts';
import { PeopleExport } from './people-export.tsx';
import { PeopleList } from './people-list.tsx';
import type { RunNumber } from './run-number.ts';
import { useRunScope } from './run-scope.ts';
import { SavePeople } from './save-people.tsx';
import { valueOf } from './value-of.ts';

/** The people behind a number: who they are, to look through, to take away as a file, to keep as a cohort. Which number it is stands in the address. */
export function PeopleDrawer(): ReactElement {
  const { words } = useUi();
  const { list } = useSearch({ from: '/w/$workspace/runs/$run' });
  const { openList } = useRunScope();
  return (
    <Drawer open={list !== undefined} onClose={() => openList(null)} size={520} title={words('people.title')} destroyOnHidden>
      {list === undefined ? null : <People key={JSON.stringify(list)} number={list} />}
    </Drawer>
  );
}

function People({ number }: { readonly number: RunNumber }): ReactElement {
  const { words, locale } = useUi();
  const { run, mayCollect, conversions } = useRunScope();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { step, what } = numberWords(number, run, words);
  const expected = valueOf(number, run, conversions);
  return (
    <div className="mg-stack people-behind">
      <div>
        <h2>{[step, what].filter((part) => part !== null).join(' · ')}</h2>
        <p className="mg-soft mg-figure">
          {expected === null
            ? ''
            : words(number.type === 'messages' ? 'people.count.messages' : 'people.count', { count: formatCount(expected, locale) })}
          {run.simulated ? `${expected === null ? '' : ' · '}${words('run.simulated')}` : ''}
        </p>
        {number.type === 'converted' ? (
          <p className="mg-hint">{words(run.goal?.ownDays == null ? 'people.converted.text' : 'people.converted.own')}</p>
        ) : null}
      </div>
      <div className="people-tools">
        <Input.Search
          allowClear
          value={text}
          maxLength={100}
          placeholder={words('people.search')}
          aria-label={words('people.search')}
          onChange={(event) => setText(event.target.value)}
        />
        {mayCollect ? (
          <>
            <PeopleExport number={number} text={asked} />
            <SavePeople number={number} suggested={[step, what].filter((part) => part !== null).join(' · ')} />
          </>
        ) : null}
      </div>
      <div>
        <PeopleList number={number} text={asked} expected={expected} />
      </div>
    </div>
  );
}
