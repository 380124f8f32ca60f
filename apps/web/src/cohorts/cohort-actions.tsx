import { useUi } from '@magpie/ui';
import { useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { type ReactElement, useState } from 'react';
import { NameModal } from './name-modal.tsx';
import { useCohortVerbs } from './use-cohort-verbs.ts';

export interface CohortActionsProps {
  readonly workspaceId: string;
  readonly cohort: { readonly id: string; readonly name: string; readonly archivedAt: number | null };
  readonly mayExport: boolean;
}

/** What may be done to a cohort: a name, and putting it away. Who is in it never changes. */
export function CohortActions({ workspaceId, cohort: { id, name, archivedAt }, mayExport }: CohortActionsProps): ReactElement {
  const { words } = useUi();
  const verbs = useCohortVerbs(workspaceId);
  const navigate = useNavigate();
  const [isNaming, setNaming] = useState(false);
  return (
    <div className="cohort-tools">
      {mayExport ? (
        <Button onClick={() => void navigate({ to: '/w/$workspace/exports', params: { workspace: workspaceId }, search: { cohort: id } })}>
          {words('cohort.export')}
        </Button>
      ) : null}
      <Button onClick={() => setNaming(true)}>{words('cohort.rename')}</Button>
      {archivedAt === null ? (
        <Popconfirm
          title={words('cohort.archive.sure', { name })}
          description={<div style={{ maxWidth: 320 }}>{words('cohort.archive.text')}</div>}
          okText={words('cohort.archive')}
          cancelText={words('cancel')}
          onConfirm={() => verbs.archive(id, true)}
        >
          <Button>{words('cohort.archive')}</Button>
        </Popconfirm>
      ) : (
        <Button onClick={() => verbs.archive(id, false)}>{words('cohort.restore')}</Button>
      )}
      {isNaming ? (
        <NameModal
          name={name}
          isBusy={verbs.isBusy}
          onName={(next) => verbs.rename(id, next, () => setNaming(false))}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </div>
  );
}
