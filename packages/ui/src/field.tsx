import type { Problem } from '@magpie/kit';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useWords } from './ui-context.ts';
import './field.css';

export type Path = readonly (string | number)[];

export interface FieldProps {
  readonly label: string;
  /** Where the value lives in what is being edited: problems with this path (or below it) show here, and focus can find it. */
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly hint?: ReactNode;
  /** Gets the id for the control, so that the label belongs to it. */
  readonly children: (control: { readonly id: string; readonly status: '' | 'error' | 'warning'; readonly 'aria-describedby': string }) => ReactNode;
}

/** A labelled control with its hint and the problems of its path underneath. */
export function Field({ label, path, problems, hint, children }: FieldProps): ReactElement {
  const id = useId();
  const own = problems.filter((problem) => startsWith(problem.path, path));
  const status = own.some((problem) => problem.severity === 'error') ? 'error' : own.length > 0 ? 'warning' : '';
  return (
    <div className="mg-field" data-path={pathKey(path)}>
      <label htmlFor={id}>{label}</label>
      {children({ id, status, 'aria-describedby': `${id}-notes` })}
      <div id={`${id}-notes`} className="mg-field-notes">
        {hint === undefined ? null : <div className="mg-hint">{hint}</div>}
        <ProblemLines problems={own} />
      </div>
    </div>
  );
}

/** Problems in words, one a line. */
export function ProblemLines({ problems }: { readonly problems: readonly Problem[] }): ReactElement | null {
  const words = useWords();
  if (problems.length === 0) return null;
  return (
    <ul className="mg-problems">
      {problems.map((problem) => (
        <li key={`${problem.code} ${pathKey(problem.path)}`} className={problem.severity === 'error' ? 'mg-bad' : 'mg-warn'}>
          {problemText(problem, words)}
        </li>
      ))}
    </ul>
  );
}

/** The words of a problem: `problem.<code>`. */
export function problemText(problem: Problem, words: ReturnType<typeof useWords>): string {
  return words(`problem.${problem.code}`, problem.parameters);
}

export const pathKey = (path: Path): string => path.join('.');

function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((step, index) => String(step) === String(path[index]));
}
