import type { Workspace } from '../api/contract.ts';
import type { Builder, Meaning } from './store/create-builder.ts';

/** What the panels beside the conditions are about: the audience as it stands, kept or not. */
export interface PanelProps {
  readonly workspace: Workspace;
  readonly builder: Builder;
  readonly meaning: Meaning;
  /** Whether it can be asked for as it stands. */
  readonly isReady: boolean;
}
