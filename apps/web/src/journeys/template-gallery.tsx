import '../app/kind-words.ts';
import { type TemplateId, templateIds } from '@magpie/nodes/templates';
import { formatDay, useUi } from '@magpie/ui';
import { Button, Modal } from 'antd';
import { Plus } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import type { Workspace } from '../api/contract.ts';
import { FlowMiniature } from './flow-miniature.tsx';
import './journeys.css';
import { templatePreview, type TemplatePreview } from './template-preview.ts';
import './words.ts';

export interface TemplateGalleryProps {
  readonly workspace: Workspace;
  readonly isCreating: boolean;
  /** Null: from nothing. */
  readonly onCreate: (template: TemplateId | null) => void;
  readonly onClose: () => void;
}

/** What a new journey begins with: one of the journeys that merchants run, looked at before it is taken, or nothing. */
export function TemplateGallery({ workspace, isCreating, onCreate, onClose }: TemplateGalleryProps): ReactElement {
  const { words, locale } = useUi();
  const [now] = useState(() => Date.now());
  const [purpose, setPurpose] = useState<string | null>(null);
  const [chosenId, setChosen] = useState<TemplateId>('qixi');
  const previews = useMemo(
    () => templateIds.map((id) => templatePreview(id, { locale, shop: workspace.name, zone: workspace.zone, now })),
    [locale, workspace.name, workspace.zone, now],
  );
  const purposes = [...new Set(previews.map((preview) => preview.purpose))];
  const shown = previews.filter((preview) => purpose === null || preview.purpose === purpose);
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0];
  return (
    <Modal open width={1080} title={words('gallery.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <div className="gallery">
        <div className="gallery-purposes" role="group" aria-label={words('gallery.purposes')}>
          {[null, ...purposes].map((each) => (
            <button key={each ?? 'all'} type="button" aria-pressed={each === purpose} onClick={() => setPurpose(each)}>
              {words(each === null ? 'gallery.all' : `gallery.purpose.${each}`)}
            </button>
          ))}
        </div>
        <div className="gallery-cards">
          <button type="button" className="gallery-card gallery-blank" disabled={isCreating} onClick={() => onCreate(null)}>
            <Plus size={22} aria-hidden />
            <b>{words('journeys.create')}</b>
            <small>{words('gallery.blank')}</small>
          </button>
          {shown.map((preview) => (
            <button
              key={preview.id}
              type="button"
              className="gallery-card"
              aria-pressed={preview === chosen}
              onClick={() => setChosen(preview.id)}
              onDoubleClick={() => onCreate(preview.id)}
            >
              <FlowMiniature document={preview.document} height={84} />
              <b>{preview.document.name}</b>
              <small>
                {words('gallery.messages', { count: preview.messages.length })}
                {preview.anchorDate === null ? '' : ` · ${preview.anchorDate.slice(0, 4)} ${formatDay(preview.anchorDate, locale)}`}
              </small>
            </button>
          ))}
        </div>
        {chosen === undefined ? null : <Details preview={chosen} isCreating={isCreating} onCreate={() => onCreate(chosen.id)} />}
      </div>
    </Modal>
  );
}

function Details({
  preview: { document, about, anchorDate, messages },
  isCreating,
  onCreate,
}: {
  readonly preview: TemplatePreview;
  readonly isCreating: boolean;
  readonly onCreate: () => void;
}): ReactElement {
  const { words, locale } = useUi();
  return (
    <section className="gallery-details" aria-label={document.name}>
      <FlowMiniature document={document} height={190} />
      <h2>{document.name}</h2>
      <p className="mg-soft">{about}</p>
      {anchorDate === null ? null : <p>{words('gallery.next', { date: `${anchorDate.slice(0, 4)} ${formatDay(anchorDate, locale)}` })}</p>}
      <ol>
        {messages.map(({ id, name, text, date, time }) => (
          <li key={id}>
            <b>{name}</b> <span className="mg-soft">{date === null ? words('gallery.on-arrival') : `${formatDay(date, locale)} ${time}`}</span>
            <p>{text.replaceAll(/\{\{[^}]*"([^"]*)"[^}]*\}\}/g, '$1')}</p>
          </li>
        ))}
      </ol>
      <Button type="primary" loading={isCreating} onClick={onCreate}>
        {words('gallery.use')}
      </Button>
    </section>
  );
}
