import { formatCount, formatMoment, useUi } from '@magpie/ui';
import { type ReactElement, useMemo } from 'react';
import './problems.css';
import { useGround } from '../../canvas/canvas-context.ts';
import { useEditorScope, useEditorState } from '../editor-context.ts';
import { useCounted } from '../reach-context.ts';
import { journeyForecast } from '../journey-forecast.ts';
import { useMeantDocument } from '../use-meant-document.ts';

/** Can I publish, for how many, with how many messages, from when to when. */
export function StatusLine(): ReactElement {
  const { words, locale } = useUi();
  const { workbench } = useEditorScope();
  const { reach, isStale } = useCounted();
  const ground = useGround();
  const document = useMeantDocument();
  const problems = useEditorState((state) => state.problems);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const forecast = useMemo(() => journeyForecast(document, ground, reach), [document, ground, reach]);
  return (
    <>
      <button
        type="button"
        className={`status-button mg-${errors > 0 ? 'bad' : 'ok'}`}
        onClick={() => workbench.toggle('problems')}
        aria-live="polite"
      >
        <span className="status-dot" aria-hidden />
        {errors > 0 ? words('status.blocked', { count: errors }) : words('status.ready')}
      </button>
      {warnings === 0 ? null : (
        <button type="button" className="status-button mg-warn" onClick={() => workbench.toggle('problems')}>
          <span className="status-dot" aria-hidden />
          {words('status.warnings', { count: warnings })}
        </button>
      )}
      <span className="spacer" />
      <span className={`mg-figure${isStale ? ' mg-stale' : ''}`}>
        {[
          forecast.people === null ? null : words('status.people', { people: formatCount(forecast.people, locale) }),
          words('status.sends', { count: forecast.sendSteps }),
          forecast.messages === null ? null : words('status.messages', { messages: formatCount(forecast.messages, locale) }),
          forecast.first === null || forecast.last === null
            ? null
            : `${formatMoment(forecast.first, { zone: ground.zone, locale, style: 'short' })} → ${formatMoment(forecast.last, { zone: ground.zone, locale, style: 'short' })}`,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
      <span className="mg-zone">{isStale ? words('reach.updating') : ground.zone}</span>
    </>
  );
}
