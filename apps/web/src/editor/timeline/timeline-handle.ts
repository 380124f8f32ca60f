/** What the commands may ask of a timeline that is drawn. */
export interface TimelineHandle {
  readonly hasAnchor: boolean;
  /** Years that can be gone through; with one there is nowhere to go. */
  readonly years: number;
  fit(): void;
  zoomBy(factor: number): void;
  toToday(): void;
  toAnchor(): void;
  showYear(step: 1 | -1): void;
  /** Opens the picker of kinds for the day and the lane that the keyboard is at. */
  insert(): void;
}
