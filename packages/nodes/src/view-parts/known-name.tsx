import { AutoComplete, type AutoCompleteProps } from 'antd';
import { type ReactElement, useState } from 'react';

export interface KnownNameProps extends Pick<AutoCompleteProps<string>, 'id' | 'status'> {
  readonly value: string;
  /** Names that the workspace already uses: suggestions, never limits. */
  readonly known: readonly string[];
  readonly onChange: (value: string) => void;
}

/** A name out of those that are in use, or another: all of them on coming in, those that hold what is typed from then on. */
export function KnownName({ value, known, onChange, ...control }: KnownNameProps): ReactElement {
  const [typed, setTyped] = useState(false);
  const wanted = value.trim().toLocaleLowerCase();
  const shown = typed ? known.filter((name) => name.toLocaleLowerCase().includes(wanted)) : known;
  return (
    <AutoComplete
      {...control}
      value={value}
      options={shown.map((name) => ({ value: name }))}
      onFocus={() => setTyped(false)}
      onSelect={() => setTyped(false)}
      onSearch={() => setTyped(true)}
      onChange={onChange}
    />
  );
}
