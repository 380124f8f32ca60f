/** `2027-07-25 02:00 UTC`, for summaries in Temporal's own UI. Plain arithmetic: zones are never computed inside a workflow. */
export function describeInstant(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
