import '../sharing/words.ts';
import { useUi } from '@magpie/ui';
import { Eye } from 'lucide-react';
import type { ReactElement } from 'react';

/** In the place of whether it is saved, for those who may only look. */
export function LookMark(): ReactElement {
  const { words } = useUi();
  return (
    <span className="save-mark mg-soft" title={words('sharing.look-only.text')}>
      <Eye size={14} aria-hidden />
      {words('sharing.look-only')}
    </span>
  );
}
