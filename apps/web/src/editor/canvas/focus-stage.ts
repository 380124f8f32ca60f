/** Gives the keyboard to what is drawn, so that arrows walk on from what is selected. */
export function focusStage(): void {
  document.querySelector<HTMLElement>('.frame-stage [role="application"]')?.focus();
}
