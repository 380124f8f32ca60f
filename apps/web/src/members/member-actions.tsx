import { useMessage, useUi } from '@magpie/ui';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Download, UserRoundX } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import type { Person } from '../api/member-contract.ts';
import type { Workspace } from '../api/contract.ts';
import { refusalOf } from '../api/refusal.ts';
import { EraseModal } from './erase-modal.tsx';

/** Taking everything about a person out as a file, and erasing them. */
export function MemberActions({ workspace, person }: { readonly workspace: Workspace; readonly person: Person }): ReactElement | null {
  const { words } = useUi();
  const message = useMessage();
  const trpc = useTRPC();
  const [erasing, setErasing] = useState(false);
  const collect = useMutation(
    trpc.members.collect.mutationOptions({
      onSuccess: ({ fileName, text }) => saveText(fileName, text),
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  if (workspace.shadow || workspace.role === 'viewer') return null;
  return (
    <div className="mg-row">
      <Button
        icon={<Download size={14} aria-hidden />}
        loading={collect.isPending}
        onClick={() => collect.mutate({ workspaceId: workspace.id, memberNo: person.memberNo })}
      >
        {words('members.export')}
      </Button>
      {workspace.role === 'owner' ? (
        <Button danger icon={<UserRoundX size={14} aria-hidden />} onClick={() => setErasing(true)}>
          {words('members.erase')}
        </Button>
      ) : null}
      {erasing ? <EraseModal workspaceId={workspace.id} person={person} onClose={() => setErasing(false)} /> : null}
    </div>
  );
}

function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
