import { formatCount } from '@magpie/ui';
import { AutoComplete, type AutoCompleteProps, Select } from 'antd';
import { type ReactElement, useContext, useEffect, useRef, useState } from 'react';
import { type AudienceContext, type CountedValue, ValueSourceContext, type ValuesOf } from './builder-context.tsx';
import { typed } from './operators.ts';

type Value = string | number | boolean;

interface SuggestedProps extends Pick<AutoCompleteProps<string>, 'id' | 'status'> {
  readonly context: AudienceContext;
  /** Null: nothing is suggested. */
  readonly valuesOf: ValuesOf | null;
}

/** A value, with those suggested that the shop really has, and how often each is there. */
export function CountedValueInput({
  value,
  context,
  valuesOf,
  onChange,
  ...control
}: SuggestedProps & { readonly value: Value; readonly onChange: (value: Value) => void }): ReactElement {
  const { found, look } = useValues(valuesOf);
  return (
    <AutoComplete
      {...control}
      value={String(value)}
      popupMatchSelectWidth={false}
      options={found.map((one) => optionOf(one, context))}
      onFocus={() => look('')}
      onSearch={look}
      onChange={(text: string) => onChange(found.find((one) => String(one.value) === text)?.value ?? text)}
    />
  );
}

/** Several values, suggested in the same way. */
export function CountedValuesInput({
  values,
  context,
  valuesOf,
  onChange,
  ...control
}: SuggestedProps & {
  readonly values: readonly (string | number)[];
  readonly onChange: (values: readonly (string | number)[]) => void;
}): ReactElement {
  const { found, look } = useValues(valuesOf);
  return (
    <Select
      {...control}
      mode="tags"
      value={values.map(String)}
      popupMatchSelectWidth={false}
      options={found.filter(({ value }) => typeof value !== 'boolean').map((one) => optionOf(one, context))}
      optionLabelProp="value"
      onFocus={() => look('')}
      showSearch={{ onSearch: look }}
      onChange={(texts: string[]) => onChange(texts.map(typed))}
    />
  );
}

/** Property of an event, with those suggested that its events have. */
export function PropertyInput({
  value,
  event,
  context,
  onChange,
  ...control
}: Omit<SuggestedProps, 'valuesOf'> & { readonly value: string; readonly event: string; readonly onChange: (value: string) => void }): ReactElement {
  return (
    <CountedValueInput
      {...control}
      value={value}
      context={context}
      valuesOf={event === '' ? null : { type: 'property', event }}
      onChange={(name) => onChange(String(name))}
    />
  );
}

function optionOf({ value, count }: CountedValue, { locale }: AudienceContext): { readonly value: string; readonly label: ReactElement } {
  return {
    value: String(value),
    label: (
      <span className="audience-value">
        <span>{String(value)}</span>
        <span className="mg-figure">{formatCount(count, locale)}</span>
      </span>
    ),
  };
}

/** Letters that come this fast are one question. */
const restMs = 150;

function useValues(of: ValuesOf | null): { readonly found: readonly CountedValue[]; readonly look: (text: string) => void } {
  const source = useContext(ValueSourceContext);
  const [found, setFound] = useState<readonly CountedValue[]>([]);
  const asked = useRef({ number: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined });
  useEffect(() => {
    const { current } = asked;
    return () => clearTimeout(current.timer);
  }, []);
  const look = (text: string): void => {
    const { current } = asked;
    clearTimeout(current.timer);
    const number = (current.number += 1);
    if (source === null || of === null || ('name' in of && of.name === '')) {
      setFound([]);
      return;
    }
    current.timer = setTimeout(
      () => {
        // Suggestions are a help: without them one writes the value oneself.
        void source(of, text).then(
          (values) => (number === current.number ? setFound(values) : undefined),
          () => undefined,
        );
      },
      text === '' ? 0 : restMs,
    );
  };
  return { found, look };
}
