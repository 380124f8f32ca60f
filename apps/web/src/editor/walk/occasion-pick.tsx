import { useUi } from '@magpie/ui';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import type { Occasion } from './use-occasion.ts';

/** Which year's: those to come, and those that are past. Nothing for a journey without an anchor. */
export function OccasionPick({ occasion }: { readonly occasion: Occasion }): ReactElement | null {
  const { words } = useUi();
  const { occasions, anchorDate, choose } = occasion;
  if (anchorDate === null) return null;
  const options = (dates: readonly string[]) => dates.map((date) => ({ value: date, label: date }));
  return (
    <label className="walk-line">
      <span>{words('walk.occasion')}</span>
      <Select
        size="small"
        value={anchorDate}
        aria-label={words('walk.occasion')}
        options={[
          { label: words('walk.occasion.coming'), options: options(occasions.coming) },
          { label: words('walk.occasion.past'), options: options(occasions.past) },
        ]}
        onChange={choose}
      />
    </label>
  );
}
