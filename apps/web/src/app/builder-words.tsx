import { builderWords } from '@magpie/nodes/builder-words';
import { ValueSourceContext } from '@magpie/nodes/views';
import type { ReactElement, ReactNode } from 'react';
import { useValueSource } from '../audiences/use-value-source.ts';
import { addWords } from './language.ts';

addWords(builderWords);

/** What is within speaks the words of the builder of conditions, which have come with this, and is told values of the workspace. */
export function BuilderWords({ workspaceId, children }: { readonly workspaceId: string; readonly children: ReactNode }): ReactElement {
  const values = useValueSource(workspaceId);
  return <ValueSourceContext value={values}>{children}</ValueSourceContext>;
}
