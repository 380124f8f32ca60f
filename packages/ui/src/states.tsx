import { Button } from 'antd';
import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import './states.css';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
}

/** What this place is, and the one thing to do first. */
export function EmptyState({ icon: Icon, title, text, action }: EmptyStateProps): ReactElement {
  return (
    <div className="mg-state">
      <span className="mg-state-icon">
        <Icon size={28} aria-hidden />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {action}
    </div>
  );
}

export interface ErrorStateProps {
  readonly title: string;
  /** What happened and what is safe. */
  readonly text: string;
  readonly retry?: { readonly label: string; readonly onRetry: () => void };
}

/** What happened, what is safe, what to do. */
export function ErrorState({ title, text, retry }: ErrorStateProps): ReactElement {
  return (
    <div className="mg-state" role="alert">
      <span className="mg-state-icon mg-state-bad">
        <CircleAlert size={28} aria-hidden />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {retry === undefined ? null : <Button onClick={retry.onRetry}>{retry.label}</Button>}
    </div>
  );
}

/** Grey bars in the shape of what is coming. `label` is read aloud. */
export function SkeletonRows({ rows = 6, label }: { readonly rows?: number; readonly label: string }): ReactElement {
  return (
    <div className="mg-skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} />
      ))}
    </div>
  );
}

/** The canvas before it is there: lanes and cards. */
export function SkeletonCanvas({ label }: { readonly label: string }): ReactElement {
  return (
    <div className="mg-skeleton-canvas" role="status" aria-label={label}>
      {[3, 2, 2, 1].map((cards, lane) => (
        <div key={lane}>
          {Array.from({ length: cards }, (_, card) => (
            <i key={card} />
          ))}
        </div>
      ))}
    </div>
  );
}
