import { Popover } from 'antd';
import { Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { LazyKindPicker } from '../palette/lazy-kind-picker.tsx';
import type { DropPlace } from '../store/node-verbs.ts';

/** "+": opens the kinds and puts the chosen one here, wired. */
export function InsertButton({ place, label }: { readonly place: DropPlace; readonly label: string }): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="right"
      destroyOnHidden
      content={<LazyKindPicker place={place} onDone={() => setOpen(false)} />}
      arrow={false}
    >
      <button
        type="button"
        className="insert-button nodrag nopan"
        aria-label={label}
        title={label}
        onPointerDown={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <Plus size={13} aria-hidden />
      </button>
    </Popover>
  );
}
