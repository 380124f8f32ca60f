import './words.ts';
import './sharing.css';
import { useUi } from '@magpie/ui';
import { Button } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { useEditorScope } from '../editor-context.ts';
import { holderOf, type OtherPerson, othersAmong, personColours } from './sharing.ts';

/** Fields of a step that somebody else is at: to be read, until they leave or this author says that both may write. */
export function SoftLock({ node, children }: { readonly node: string; readonly children: ReactNode }): ReactElement {
  const { words } = useUi();
  const { sharing } = useEditorScope();
  const people = useStore(sharing, (state) => state.people);
  const holder = holderOf(people, node);
  const here = othersAmong(people).filter(({ place }) => place.nodes.includes(node));
  // Who was here first is told too, once somebody else begins to write.
  const beside = holder ?? here.find(({ place }) => place.field !== null) ?? null;
  const [shared, setShared] = useState(false);
  // Nobody's pen is taken away in the middle of a word, whoever is said to have come first.
  const [isWriting, setWriting] = useState(false);
  const isLocked = holder !== null && !shared && !isWriting;
  return (
    <>
      {beside === null ? null : (
        <div className={`soft-lock person-${beside.colour}`} role="status">
          <span>
            {words(isLocked ? 'sharing.lock' : 'sharing.lock.both', {
              name: beside.isMyself ? words('sharing.myself', { name: beside.name }) : beside.name,
            })}
          </span>
          {!isLocked ? null : (
            <Button size="small" onClick={() => setShared(true)}>
              {words('sharing.lock.anyway')}
            </Button>
          )}
        </div>
      )}
      <FieldMarks fields={here} />
      <div
        className={isLocked ? 'soft-locked' : 'soft-open'}
        inert={isLocked}
        onFocus={() => setWriting(!isLocked)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setWriting(false);
        }}
      >
        {children}
      </div>
    </>
  );
}

/** A line in their colour beside the field that has somebody's keyboard. The forms know nothing of it: fields carry their path. */
function FieldMarks({ fields }: { readonly fields: readonly OtherPerson[] }): ReactElement | null {
  const rules = fields.flatMap(({ place: { field }, colour }) =>
    field === null
      ? []
      : [
          `.inspector-body [data-path="${CSS.escape(field)}"] { box-shadow: -5px 0 0 var(--panel), -8px 0 0 ${personColours[colour] ?? 'transparent'}; }`,
        ],
  );
  return rules.length === 0 ? null : <style>{rules.join('\n')}</style>;
}
