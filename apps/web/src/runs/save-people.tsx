import { formatCount, useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { BookmarkPlus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import type { RunNumber } from './run-number.ts';
import { useRunScope } from './run-scope.ts';

export interface SavePeopleProps {
  readonly number: RunNumber;
  /** The name that it has before somebody gives another. */
  readonly suggested: string;
}

/** Keeps the people behind a number, as they are now, as a cohort. */
export function SavePeople({ number, suggested }: SavePeopleProps): ReactElement {
  const { words, locale } = useUi();
  const { workspaceId, run } = useRunScope();
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState<string | null>(null);
  const save = useMutation(
    trpc.runs.savePeople.mutationOptions({
      onSuccess: async ({ id, count, name: saved }) => {
        setName(null);
        message.success({
          key: id,
          duration: 8,
          content: (
            <>
              {words('people.saved', { name: saved, people: formatCount(count, locale) })}{' '}
              {/* Messages stand outside of the router: a link would not know where it is. */}
              <Button
                type="link"
                size="small"
                onClick={() => {
                  message.destroy(id);
                  void navigate({ to: '/w/$workspace/cohorts/$cohort', params: { workspace: workspaceId, cohort: id } });
                }}
              >
                {words('people.saved.go')}
              </Button>
            </>
          ),
        });
        await queries.invalidateQueries({ queryKey: trpc.runs.get.queryKey() });
        await queries.invalidateQueries({ queryKey: trpc.cohorts.list.queryKey() });
      },
      onError: (error) => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
    }),
  );
  const submit = (): void => {
    if (name !== null && name.trim() !== '') save.mutate({ workspaceId, runId: run.runId, number, name: name.trim() });
  };
  return (
    <>
      <Button icon={<BookmarkPlus size={15} />} onClick={() => setName(suggested.slice(0, 100))}>
        {words('people.save')}
      </Button>
      <Modal
        open={name !== null}
        title={words('people.save')}
        okText={words('people.save.go')}
        cancelText={words('cancel')}
        okButtonProps={{ disabled: (name ?? '').trim() === '', loading: save.isPending }}
        onOk={submit}
        onCancel={() => setName(null)}
        destroyOnHidden
      >
        <Form layout="vertical" onFinish={submit}>
          <Form.Item label={words('people.save.name')} htmlFor="save-people-name">
            <Input id="save-people-name" autoFocus value={name ?? ''} maxLength={100} onChange={(event) => setName(event.target.value)} />
          </Form.Item>
          <p className="mg-hint">{words(run.simulated ? 'people.save.simulated' : 'people.save.text')}</p>
        </Form>
      </Modal>
    </>
  );
}
