import { useUi } from '@magpie/ui';
import { type ReactElement, useId } from 'react';

/** Days, by what is kept; null: for ever. As the worker and the API forget it. */
const kept = { orders: null, people: null, runs: null, webhooks: 30, files: 7 } as const;

/** What this setting does not touch, and how long it is kept. */
export function KeptElse(): ReactElement {
  const { words } = useUi();
  const title = useId();
  return (
    <section className="settings-panel" aria-labelledby={title}>
      <h2 id={title}>{words('retention.others')}</h2>
      <dl className="retention-figures">
        {Object.entries(kept).map(([what, days]) => (
          <div key={what}>
            <dt>{words(`retention.others.${what}`)}</dt>
            <dd>{days === null ? words('retention.others.ever') : words('retention.others.days', { count: days })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
