import type { ComponentType } from 'react';

/** One way of drawing the document of the editor that it stands in. */
export interface DrawnAs {
  readonly icon: ComponentType<{ readonly size?: number }>;
  readonly component: ComponentType;
}
