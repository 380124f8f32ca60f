import { formatMoment, useUi } from '@magpie/ui';
import { Select } from 'antd';
import { type ReactElement, useId } from 'react';
import type { Trace } from '../api/contract.ts';
import { useGround } from '../canvas/canvas-context.ts';

/** Which of somebody's enrolments is told, where they entered several times: by what each was about and when it began. */
export function EnrolmentPick({ trace, onChoose }: { readonly trace: Trace; readonly onChoose: (place: number) => void }): ReactElement {
  const { words, locale } = useUi();
  const { zone } = useGround();
  const id = useId();
  return (
    <div className="mg-field">
      <label htmlFor={id}>{words('trace.enrolment', { count: trace.enrolments.length })}</label>
      <Select
        id={id}
        value={trace.place}
        options={trace.enrolments.toReversed().map(({ place, key, enteredAt }) => ({
          value: place,
          label: [key, formatMoment(enteredAt, { zone, locale, style: 'minute' })].filter((part) => part !== null).join(' · '),
        }))}
        onChange={(place: number | null) => (place === null ? undefined : onChoose(place))}
      />
    </div>
  );
}
