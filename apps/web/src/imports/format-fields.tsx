import { useUi } from '@magpie/ui';
import { Input, Select } from 'antd';
import type { ReactElement } from 'react';
import type { FileFormat, FileLook } from '../api/import-contract.ts';
import type { AmountForm } from './amount-form.ts';
import type { DraftMapping } from './draft-mapping.ts';

export interface FormatFieldsProps {
  readonly look: FileLook;
  readonly mapping: DraftMapping;
  /** Reads the file in another way, as somebody who knows better says. */
  readonly onRead: (reading: Partial<Pick<FileLook, 'encoding' | 'format' | 'header'>>) => void;
  readonly onChange: (mapping: DraftMapping) => void;
}

const formats: Readonly<Record<string, FileFormat>> = {
  comma: { type: 'delimited', delimiter: ',', quote: '"' },
  tab: { type: 'delimited', delimiter: '\t', quote: '"' },
  semicolon: { type: 'delimited', delimiter: ';', quote: '"' },
  bar: { type: 'delimited', delimiter: '|', quote: '"' },
  whitespace: { type: 'whitespace' },
  'json-lines': { type: 'json-lines' },
};

/** An amount as each form writes it. */
const amountSamples: Readonly<Record<AmountForm, string>> = { point: '1,234.56', comma: '1.234,56', 'comma-spaced': '1 234,56' };

/** How the file is read: guessed, and put right by who knows better. */
export function FormatFields({ look, mapping, onRead, onChange }: FormatFieldsProps): ReactElement {
  const { words } = useUi();
  const chosen = Object.keys(formats).find((name) => JSON.stringify(formats[name]) === JSON.stringify(look.format)) ?? 'comma';
  return (
    <details className="import-format">
      <summary>
        {words('imports.format.summary', {
          format: words(`imports.format.${chosen}`),
          encoding: look.encoding === 'utf-8' ? 'UTF-8' : 'GB18030',
          zone: mapping.zone,
          amounts: amountSamples[mapping.amounts],
        })}
      </summary>
      <div className="import-fields">
        <label className="import-field">
          <span>{words('imports.format')}</span>
          <Select
            value={chosen}
            options={Object.keys(formats).map((value) => ({ value, label: words(`imports.format.${value}`) }))}
            onChange={(name: string) => onRead({ format: formats[name] ?? look.format })}
          />
        </label>
        <label className="import-field">
          <span>{words('imports.encoding')}</span>
          <Select
            value={look.encoding}
            options={[
              { value: 'utf-8' as const, label: 'UTF-8' },
              { value: 'gb18030' as const, label: 'GB18030 · GBK' },
            ]}
            onChange={(encoding) => onRead({ encoding })}
          />
        </label>
        {look.format.type === 'json-lines' ? null : (
          <label className="import-field">
            <span>{words('imports.header')}</span>
            <Select
              value={look.header}
              options={(['names', 'none'] as const).map((value) => ({ value, label: words(`imports.header.${value}`) }))}
              onChange={(header) => onRead({ header })}
            />
          </label>
        )}
        <label className="import-field">
          <span>{words('imports.zone')}</span>
          <Select
            showSearch
            value={mapping.zone}
            options={zones(mapping.zone).map((value) => ({ value, label: value }))}
            onChange={(zone: string) => onChange({ ...mapping, zone })}
          />
        </label>
        <label className="import-field">
          <span>{words('imports.amounts')}</span>
          <Select
            value={mapping.amounts}
            options={(['point', 'comma', 'comma-spaced'] as const).map((value) => ({ value, label: amountSamples[value] }))}
            onChange={(amounts) => onChange({ ...mapping, amounts })}
          />
        </label>
        <label className="import-field">
          <span>{words('imports.country-code')}</span>
          <Input
            prefix="+"
            value={mapping.countryCode}
            maxLength={3}
            onChange={({ target }) => onChange({ ...mapping, countryCode: target.value.replaceAll(/\D/g, '') })}
          />
        </label>
        <label className="import-field">
          <span>{words('imports.source')}</span>
          <Input
            value={mapping.source}
            maxLength={64}
            onChange={({ target }) => onChange({ ...mapping, source: target.value.replaceAll(/[^\w.-]/g, '') || 'shop' })}
          />
        </label>
        <p className="mg-hint">{words('imports.source.hint')}</p>
      </div>
    </details>
  );
}

/** Zones that the browser knows; whichever is chosen is among them. */
function zones(chosen: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(chosen) ? known : [chosen, ...known];
}
