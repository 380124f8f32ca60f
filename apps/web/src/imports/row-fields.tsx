import { useUi } from '@magpie/ui';
import { AutoComplete, Input, Radio } from 'antd';
import { type ReactElement, useId } from 'react';
import { type DraftMapping, type RowType, withRowType } from './draft-mapping.ts';

const rowTypes: readonly RowType[] = ['order', 'order-line', 'event', 'member'];
const eventNames = ['Product Viewed', 'Product Added', 'Checkout Started', 'Coupon Redeemed', 'Page Viewed'];

/** What each row of the file is. */
export function RowFields({
  mapping,
  onChange,
}: {
  readonly mapping: DraftMapping;
  readonly onChange: (mapping: DraftMapping) => void;
}): ReactElement {
  const { words } = useUi();
  const id = useId();
  return (
    <div className="import-fields">
      <div className="import-field import-field-wide" role="group" aria-labelledby={`${id}-rows`}>
        <span id={`${id}-rows`}>{words('imports.row')}</span>
        <Radio.Group
          optionType="button"
          value={mapping.rowType}
          options={rowTypes.map((value) => ({ value, label: words(`imports.row.${value}`) }))}
          onChange={({ target }) => onChange(withRowType(mapping, rowTypes.find((type) => type === target.value) ?? 'order'))}
        />
      </div>
      {mapping.rowType === 'event' ? (
        <label className="import-field">
          <span>{words('imports.event-name')}</span>
          <AutoComplete
            value={mapping.eventName}
            options={eventNames.map((value) => ({ value }))}
            placeholder="Product Viewed"
            onChange={(eventName: string) => onChange({ ...mapping, eventName })}
          />
        </label>
      ) : null}
      {mapping.rowType === 'order-line' ? (
        <label className="import-field">
          <span>{words('imports.cancelled-prefix')}</span>
          <Input
            value={mapping.cancelledPrefix}
            maxLength={20}
            placeholder="C"
            onChange={({ target }) => onChange({ ...mapping, cancelledPrefix: target.value.trim() })}
          />
        </label>
      ) : null}
      {mapping.columns.some(({ meaning }) => meaning === 'date') ? null : (
        <label className="import-field">
          <span>{words('imports.fixed-date')}</span>
          <input
            className="ant-input"
            type="date"
            value={mapping.fixedDate}
            onChange={({ target }) => target.value === '' || onChange({ ...mapping, fixedDate: target.value })}
          />
        </label>
      )}
    </div>
  );
}
