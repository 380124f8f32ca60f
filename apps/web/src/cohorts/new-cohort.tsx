import { useUi } from '@magpie/ui';
import { Button, Dropdown } from 'antd';
import { ChevronDown } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { AudienceModal } from './audience-modal.tsx';
import { CombineModal } from './combine-modal.tsx';
import { ListModal } from './list-modal.tsx';

export interface OfferedCohort {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** The ways to make a cohort by hand. */
export function NewCohort({ workspaceId, cohorts }: { readonly workspaceId: string; readonly cohorts: readonly OfferedCohort[] }): ReactElement {
  const { words } = useUi();
  const [making, setMaking] = useState<'combine' | 'list' | 'audience' | null>(null);
  const close = (): void => setMaking(null);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'combine', label: words('cohorts.new.combine'), disabled: cohorts.length < 2, onClick: () => setMaking('combine') },
            { key: 'audience', label: words('cohorts.new.audience'), onClick: () => setMaking('audience') },
            { key: 'list', label: words('cohorts.new.list'), onClick: () => setMaking('list') },
          ],
        }}
      >
        <Button type="primary" icon={<ChevronDown size={14} aria-hidden />} iconPlacement="end">
          {words('cohorts.new')}
        </Button>
      </Dropdown>
      {making === 'combine' ? <CombineModal workspaceId={workspaceId} cohorts={cohorts} onClose={close} /> : null}
      {making === 'audience' ? <AudienceModal workspaceId={workspaceId} onClose={close} /> : null}
      {making === 'list' ? <ListModal workspaceId={workspaceId} onClose={close} /> : null}
    </>
  );
}
