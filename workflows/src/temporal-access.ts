/** Options of the SDK's `Connection` and `NativeConnection` alike. */
export interface TemporalAccess {
  readonly address: string;
  readonly tls?: true;
  readonly apiKey?: string;
}

/** How the cluster at `address` is reached: TEMPORAL_TLS=true asks for TLS, TEMPORAL_API_KEY is sent with every call and only ever over TLS. */
export function temporalAccess(address: string, environment: Readonly<Record<string, string | undefined>>): TemporalAccess {
  const apiKey = environment['TEMPORAL_API_KEY'] || undefined;
  const isSecure = apiKey !== undefined || environment['TEMPORAL_TLS'] === 'true';
  return { address, ...(isSecure ? { tls: true } : {}), ...(apiKey === undefined ? {} : { apiKey }) };
}
