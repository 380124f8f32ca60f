import { useUi } from '@magpie/ui';
import { Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { type DraftColumn, type DraftMapping, meaningsFor } from './draft-mapping.ts';

export interface MappingTableProps {
  /** The first rows of the file, cells in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
  readonly mapping: DraftMapping;
  readonly isStale: boolean;
  readonly onChange: (mapping: DraftMapping) => void;
}

const shownRows = 8;
const channels = ['sms', 'email', 'wecom'];

/** The beginning of the file as a table; over each column, what it means. */
export function MappingTable({ rows, mapping, isStale, onChange }: MappingTableProps): ReactElement {
  const { words } = useUi();
  const meanings = meaningsFor(mapping.rowType);
  const put = (place: number, part: Partial<DraftColumn>): void =>
    onChange({ ...mapping, columns: mapping.columns.map((column, at) => (at === place ? { ...column, ...part } : column)) });
  return (
    <div className={`import-table${isStale ? ' mg-stale' : ''}`} role="region" aria-label={words('imports.preview')}>
      <table>
        <thead>
          <tr>
            {mapping.columns.map((column, place) => (
              <th key={column.name} scope="col" className={column.meaning === 'nothing' ? 'import-ignored' : ''}>
                <b title={column.name}>{column.name}</b>
                <Select
                  aria-label={words('imports.meaning.of', { name: column.name })}
                  value={column.meaning}
                  options={meanings.map((value) => ({ value, label: words(`imports.meaning.${value}`) }))}
                  onChange={(meaning) => put(place, { meaning })}
                  popupMatchSelectWidth={false}
                />
                {column.meaning === 'date' ? (
                  <Select
                    aria-label={words('imports.pattern.of', { name: column.name })}
                    value={column.pattern}
                    options={(column.patterns.length === 0 ? [column.pattern] : column.patterns).map((value) => ({ value, label: value }))}
                    onChange={(pattern) => put(place, { pattern })}
                    popupMatchSelectWidth={false}
                  />
                ) : null}
                {column.meaning === 'consent' ? (
                  <Select
                    aria-label={words('imports.channel.of', { name: column.name })}
                    value={column.channel}
                    options={channels.map((value) => ({ value, label: words(`imports.channel.${value}`) }))}
                    onChange={(channel) => put(place, { channel })}
                    popupMatchSelectWidth={false}
                  />
                ) : null}
                {column.meaning === 'property' || column.meaning === 'attribute' ? (
                  <Input
                    aria-label={words('imports.as.of', { name: column.name })}
                    value={column.as}
                    maxLength={200}
                    onChange={({ target }) => put(place, { as: target.value || column.name })}
                  />
                ) : null}
                {column.meaning === 'date' && column.patterns.length > 1 && isAmbiguous(column.patterns) ? (
                  <small className="mg-warn">{words('imports.pattern.ambiguous')}</small>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shownRows).map((row, index) => (
            <tr key={index}>
              {mapping.columns.map((column, place) => (
                <td key={column.name} className={column.meaning === 'nothing' ? 'import-ignored' : ''} title={row[place] ?? ''}>
                  {row[place] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Day first or month first: the cells alone do not say. */
function isAmbiguous(patterns: readonly string[]): boolean {
  return patterns.some((pattern) => pattern.startsWith('dd/MM')) && patterns.some((pattern) => pattern.startsWith('MM/dd'));
}
