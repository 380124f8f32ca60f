import { useUi } from '@magpie/ui';
import { Popover, Tooltip } from 'antd';
import { Plus } from 'lucide-react';
import { type DragEvent, memo, type ReactElement, useState } from 'react';
import { useEditorState } from '../editor-context.ts';
import { placeForNew } from './place-for-new.ts';
import { LazyKindPicker } from './lazy-kind-picker.tsx';
import { kindsFor, paletteKinds } from './kind-list.ts';
import './palette.css';

/** The type under which a dragged kind travels. */
export const dragType = 'application/x-magpie-kind';

/** The rail of the editor: all kinds behind "+", and each as an icon to drag onto the canvas. */
export function Palette({ onDragging }: { readonly onDragging: (type: string | null) => void }): ReactElement {
  const { words } = useUi();
  const [open, setOpen] = useState(false);
  const document = useEditorState((state) => state.document);
  const selection = useEditorState((state) => state.selection);
  const allowed = kindsFor(document, 'canvas').map(({ type }) => type);
  const place = placeForNew(document, selection);
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="rightTop"
        arrow={false}
        destroyOnHidden
        content={<LazyKindPicker place={place} choosesWay onDone={() => setOpen(false)} />}
      >
        <button type="button" className="rail-item active" aria-label={words('palette.add')} aria-expanded={open}>
          <Plus size={20} aria-hidden />
        </button>
      </Popover>
      <span className="rail-line" />
      <PaletteIcons allowed={allowed.join(' ')} onDragging={onDragging} />
    </>
  );
}

interface PaletteIconsProps {
  /** Types that can be dragged, in one string: the icons are drawn again only when it is another. */
  readonly allowed: string;
  readonly onDragging: (type: string | null) => void;
}

const PaletteIcons = memo(function PaletteIcons({ allowed: list, onDragging }: PaletteIconsProps): ReactElement {
  const { words } = useUi();
  const allowed = new Set(list.split(' '));
  const start = (event: DragEvent, type: string): void => {
    event.dataTransfer.setData(dragType, type);
    event.dataTransfer.effectAllowed = 'copy';
    onDragging(type);
  };
  return (
    <>
      {paletteKinds.map(({ type, view: { icon: Icon } }) => (
        <Tooltip key={type} title={words('palette.drag', { kind: words(`kind.${type}`) })} placement="right" mouseEnterDelay={0.3}>
          <span
            className="rail-item palette-item"
            draggable={allowed.has(type)}
            data-kind={type}
            aria-hidden
            style={allowed.has(type) ? {} : { opacity: 0.35 }}
            onDragStart={(event) => start(event, type)}
            onDragEnd={() => onDragging(null)}
          >
            <Icon size={18} />
          </span>
        </Tooltip>
      ))}
    </>
  );
});
