import { useUi } from '@magpie/ui';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select, Tooltip } from 'antd';
import { Dices, UserPlus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../../api/client.ts';
import type { FoundMember } from '../../api/contract.ts';
import { useEditorScope } from '../editor-context.ts';

export interface PersonPickProps {
  readonly chosen: FoundMember | null;
  readonly onChoose: (member: FoundMember) => void;
  readonly onInvent: () => void;
}

/** Somebody by id or name, anyone at all, or somebody made up. */
export function PersonPick({ chosen, onChoose, onInvent }: PersonPickProps): ReactElement {
  const { words } = useUi();
  const { workspaceId } = useEditorScope();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const found = useQuery(
    trpc.members.search.queryOptions({ workspaceId, text: text.trim() }, { placeholderData: keepPreviousData, staleTime: 60_000 }),
  );
  const members = found.data ?? [];
  const all = chosen === null || members.some(({ memberNo }) => memberNo === chosen.memberNo) ? members : [chosen, ...members];
  const anyone = async (): Promise<void> => {
    const member = await queries.fetchQuery({ ...trpc.members.anyone.queryOptions({ workspaceId }), staleTime: 0 });
    if (member !== null) onChoose(member);
  };
  return (
    <div className="walk-pick">
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        value={chosen?.memberNo ?? null}
        placeholder={words('walk.pick')}
        aria-label={words('walk.pick')}
        loading={found.isFetching}
        notFoundContent={found.isPending ? words('app.loading') : words('walk.pick.none')}
        options={all.map((member) => ({ value: member.memberNo, label: nameOf(member) }))}
        onChange={(value) => {
          const member = all.find(({ memberNo }) => memberNo === value);
          if (member !== undefined) onChoose(member);
        }}
      />
      <Tooltip title={words('walk.anyone')}>
        <Button icon={<Dices size={15} />} aria-label={words('walk.anyone')} onClick={() => void anyone()} />
      </Tooltip>
      <Tooltip title={words('walk.invent')}>
        <Button icon={<UserPlus size={15} />} aria-label={words('walk.invent')} onClick={onInvent} />
      </Tooltip>
    </div>
  );
}

function nameOf({ name, externalId }: FoundMember): string {
  return name === null ? externalId : `${name} · ${externalId}`;
}
