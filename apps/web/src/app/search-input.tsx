import { Input } from 'antd';
import { Search } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';

export interface SearchInputProps {
  readonly label: string;
  /** What is asked for now, as the address says. */
  readonly value: string;
  readonly maxLength: number;
  readonly onSearch: (text: string) => void;
}

/**
 * Field of a search that stands in the address. The address comes later than the next letter does, so what is being written stands for itself
 * until the keyboard leaves; what an input method is composing is asked for when it is composed.
 */
export function SearchInput({ label, value, maxLength, onSearch }: SearchInputProps): ReactElement {
  const [written, setWritten] = useState<string | null>(null);
  const composing = useRef(false);
  return (
    <Input
      allowClear
      prefix={<Search size={14} aria-hidden />}
      aria-label={label}
      placeholder={label}
      maxLength={maxLength}
      value={written ?? value}
      onChange={({ target }) => {
        setWritten(target.value);
        if (!composing.current) onSearch(target.value);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={({ currentTarget }) => {
        composing.current = false;
        onSearch(currentTarget.value);
      }}
      onBlur={() => setWritten(null)}
    />
  );
}
