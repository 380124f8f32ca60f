import { useUi } from '@magpie/ui';
import type { ReactElement } from 'react';
import { useSystemStatus } from './use-system-status.ts';

/** While the engine is still coming up: what it waits for, and how far that is. Drawing goes on meanwhile. */
export function EngineBanner(): ReactElement | null {
  const { words } = useUi();
  const { status } = useSystemStatus();
  if (status === null || status.engineReady) return null;
  const building = [status.waitingFor, ...status.services].find((service) => service?.progress);
  const progress = building?.progress ?? null;
  const share = progress === null || progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <div className="engine-banner" role="status">
      <strong>{words('engine.waiting', { what: waitedFor(status.waitingFor?.name ?? null, words) })}</strong>
      {progress === null ? null : (
        <>
          <span
            className="mg-bar"
            role="progressbar"
            aria-valuenow={Math.round(share * 100)}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-label={progress.what}
          >
            <i style={{ width: `${share * 100}%` }} />
          </span>
          <span className="mg-figure">
            {progress.what} {progress.done} / {progress.total}
          </span>
        </>
      )}
      <span>{words('engine.meanwhile')}</span>
    </div>
  );
}

function waitedFor(name: string | null, words: (key: string) => string): string {
  const key = `engine.service.${name ?? 'engine'}`;
  const text = words(key);
  return text === key ? (name ?? '') : text;
}
