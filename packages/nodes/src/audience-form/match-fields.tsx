import type { EventsInWindow } from '@magpie/audience';
import type { Problem } from '@magpie/kit';
import { Field, type Path } from '@magpie/ui';
import type { ReactElement } from 'react';
import { KnownName } from '../view-parts/known-name.tsx';
import type { AudienceContext } from './builder-context.tsx';
import { WindowFields } from './window-fields.tsx';

export interface MatchFieldsProps {
  readonly match: EventsInWindow;
  readonly path: Path;
  readonly problems: readonly Problem[];
  readonly context: AudienceContext;
  readonly onChange: (match: EventsInWindow) => void;
}

/** Which event, in what time. */
export function MatchFields({ match, path, problems, context, onChange }: MatchFieldsProps): ReactElement {
  return (
    <>
      <EventField match={match} path={path} problems={problems} context={context} onChange={(event) => onChange({ ...match, event })} />
      <WindowFields
        window={match.window}
        path={[...path, 'window']}
        problems={problems}
        context={context}
        onChange={(window) => onChange({ ...match, window })}
      />
    </>
  );
}

export interface EventFieldProps extends Omit<MatchFieldsProps, 'match' | 'onChange'> {
  readonly match: { readonly event: string };
  readonly onChange: (event: string) => void;
}

export function EventField({ match, path, problems, context, onChange }: EventFieldProps): ReactElement {
  return (
    <Field label={context.words('audience-form.event')} path={[...path, 'event']} problems={problems}>
      {(control) => <KnownName {...control} value={match.event} known={context.known.events} onChange={onChange} />}
    </Field>
  );
}
