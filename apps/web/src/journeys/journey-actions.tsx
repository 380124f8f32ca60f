import { useMessage, useUi } from '@magpie/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, type ReactElement, Suspense, useRef, useState } from 'react';
import { useTRPC } from '../api/client.ts';
import { refusalOf } from '../api/refusal.ts';
import { useWorkspace } from '../session/use-me.ts';
import { type ReadFile, readFile } from './read-file.ts';
import './words.ts';

const TemplateGallery = lazy(async () => ({ default: (await import('./template-gallery.tsx')).TemplateGallery }));

const ImportModal = lazy(async () => ({ default: (await import('./import-modal.tsx')).ImportModal }));

/** Begin a journey: from a file, from a template, or from nothing. */
export function JourneyActions({ workspaceId }: { readonly workspaceId: string }): ReactElement {
  const { words, locale } = useUi();
  const workspace = useWorkspace(workspaceId);
  const [isGalleryOpen, setGalleryOpen] = useState(false);
  const [read, setRead] = useState<ReadFile | null>(null);
  const message = useMessage();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const file = useRef<HTMLInputElement>(null);
  const opened = {
    onSuccess: async ({ id }: { readonly id: string }): Promise<void> => {
      await queries.invalidateQueries({ queryKey: trpc.journeys.list.queryKey() });
      await navigate({ to: '/w/$workspace/journeys/$journey', params: { workspace: workspaceId, journey: id } });
    },
    onError: (error: unknown): void => message.error(words(`refusal.${refusalOf(error)?.code ?? 'lost'}`)),
  };
  const create = useMutation(trpc.journeys.create.mutationOptions(opened));
  const take = async (chosen: File): Promise<void> => {
    const next = await readFile(chosen).catch(() => null);
    if (next === null) message.error(words('import.too-large', { file: chosen.name }));
    else setRead(next);
  };
  return (
    <div className="mg-row">
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={words('journeys.import')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          event.target.value = '';
          if (chosen !== undefined) void take(chosen);
        }}
      />
      <Button onClick={() => file.current?.click()}>{words('journeys.import')}</Button>
      {read === null ? null : (
        <Suspense fallback={null}>
          <ImportModal workspaceId={workspaceId} file={read} onClose={() => setRead(null)} />
        </Suspense>
      )}
      <Button type="primary" onClick={() => setGalleryOpen(true)}>
        {words('journeys.new')}
      </Button>
      {isGalleryOpen && workspace !== null ? (
        <Suspense fallback={null}>
          <TemplateGallery
            workspace={workspace}
            isCreating={create.isPending}
            onClose={() => setGalleryOpen(false)}
            onCreate={(template) =>
              create.mutate(template === null ? { workspaceId, name: words('journey.new-name') } : { workspaceId, template, locale })
            }
          />
        </Suspense>
      ) : null}
    </div>
  );
}
