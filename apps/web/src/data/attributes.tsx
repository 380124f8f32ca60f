import { EmptyState, useUi } from '@magpie/ui';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Plus, TableProperties } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Workspace } from '../api/contract.ts';
import { type Attribute, DeclareModal } from './declare-modal.tsx';
import { RoomState } from './room-state.tsx';

/** What is known of members, each with its type: declared, or told by the values that came. */
export function Attributes({ workspace, mayDeclare }: { readonly workspace: Workspace; readonly mayDeclare: boolean }): ReactElement {
  const { words, locale } = useUi();
  const trpc = useTRPC();
  const asked = useQuery(trpc.attributes.definitions.queryOptions({ workspaceId: workspace.id }));
  const [declaring, setDeclaring] = useState<Attribute | 'new' | null>(null);
  return (
    <section className="mg-stack" aria-label={words('data.attributes')}>
      <div className="mg-row data-bar">
        <span className="mg-soft">{words('data.attributes.about')}</span>
        {mayDeclare ? (
          <Button icon={<Plus size={14} aria-hidden />} onClick={() => setDeclaring('new')}>
            {words('data.attributes.new')}
          </Button>
        ) : null}
      </div>
      <RoomState asked={asked}>
        {(attributes) =>
          attributes.length === 0 ? (
            <EmptyState icon={TableProperties} title={words('data.attributes.empty')} text={words('data.attributes.empty.text')} />
          ) : (
            <ul className="rows" aria-label={words('data.attributes')}>
              {attributes.map((attribute) => {
                const title = locale === 'zh-CN' ? attribute.titleZh : attribute.titleEn;
                return (
                  <li key={attribute.name} className="row-item">
                    <div className="row-main">
                      <span className="row-title">{title ?? attribute.name}</span>{' '}
                      {title === null ? null : <span className="row-sub">{attribute.name}</span>}
                    </div>
                    <span>{words(`data.attributes.type.${attribute.type}`)}</span>
                    <span className={attribute.declared ? 'mg-chip mg-chip-ok' : 'mg-chip mg-chip-warn'}>
                      {words(attribute.declared ? 'data.attributes.declared' : 'data.attributes.inferred')}
                    </span>
                    {mayDeclare ? (
                      <Button aria-label={words('data.attributes.declare-one', { name: attribute.name })} onClick={() => setDeclaring(attribute)}>
                        {words('data.attributes.declare')}
                      </Button>
                    ) : null}
                  </li>
                );
              })}
            </ul>
          )
        }
      </RoomState>
      {declaring === null ? null : (
        <DeclareModal workspaceId={workspace.id} attribute={declaring === 'new' ? null : declaring} onClose={() => setDeclaring(null)} />
      )}
    </section>
  );
}
