/** An endpoint as the API tells it. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly eventTypes: readonly string[];
  readonly failingSince: number | null;
  readonly disabledAt: number | null;
  readonly disabledReason: string | null;
  readonly previousUntil: number | null;
  readonly waiting: number;
  readonly failed: number;
}
