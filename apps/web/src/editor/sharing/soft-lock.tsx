import './words.ts';
import './sharing.css';
import { useUi } from '@magpie/ui';
import { Button } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { useEditorScope } from '../editor-context.ts';
import { holderOf } from './sharing.ts';

/** Fields of a step that somebody else is at: to be read, until they leave or this author says that both may write. */
export function SoftLock({ node, children }: { readonly node: string; readonly children: ReactNode }): ReactElement {
  const { words } = useUi();
  const { sharing } = useEditorScope();
  const holder = holderOf(
    useStore(sharing, ({ people }) => people),
    node,
  );
  const [shared, setShared] = useState(false);
  const isLocked = holder !== null && !shared;
  return (
    <>
      {holder === null ? null : (
        <div className={`soft-lock person-${holder.colour}`} role="status">
          <span>
            {words(shared ? 'sharing.lock.both' : 'sharing.lock', {
              name: holder.isMyself ? words('sharing.myself', { name: holder.name }) : holder.name,
            })}
          </span>
          {shared ? null : (
            <Button size="small" onClick={() => setShared(true)}>
              {words('sharing.lock.anyway')}
            </Button>
          )}
        </div>
      )}
      <div className={isLocked ? 'soft-locked' : 'soft-open'} inert={isLocked}>
        {children}
      </div>
    </>
  );
}
