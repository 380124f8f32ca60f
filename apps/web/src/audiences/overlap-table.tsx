import { Figure, useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import type { OverlapProps } from './overlap-drawing.tsx';

/** The same in numbers: everybody of each set, then each combination. */
export function OverlapTable({ names, regions }: OverlapProps): ReactElement {
  const { words, locale } = useUi();
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const within = (index: number): number => regions.reduce((sum, people, bits) => ((bits >> index) & 1 ? sum + people : sum), 0);
  const called = (bits: number, isIn: boolean): readonly string[] => names.filter((_, index) => (((bits >> index) & 1) === 1) === isIn);
  const titleOf = (bits: number): string => {
    const [inside, outside] = [called(bits, true), called(bits, false)];
    if (outside.length === 0) return words('overlap.all', { names: list.format(inside) });
    return inside.length === 1
      ? words('overlap.only', { name: inside[0] ?? '' })
      : words('overlap.both', { names: list.format(inside), others: list.format(outside) });
  };
  return (
    <table className="audience-table">
      <thead>
        <tr>
          <th scope="col">{words('overlap.part')}</th>
          <th scope="col">{words('audiences.people')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name, index) => (
          <tr key={`set ${name}`}>
            <th scope="row">
              <i className={`audience-key audience-set-${index}`} aria-hidden /> {name}
            </th>
            <td>
              <Figure value={within(index)} strong />
            </td>
          </tr>
        ))}
        {regions.map((people, bits) =>
          bits === 0 ? null : (
            <tr key={titleOf(bits)} data-region={bits}>
              <th scope="row">{titleOf(bits)}</th>
              <td>
                <Figure value={people} />
              </td>
            </tr>
          ),
        )}
        <tr>
          <th scope="row">{words('overlap.any')}</th>
          <td>
            <Figure value={regions.reduce((sum, people) => sum + people, 0)} strong />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
