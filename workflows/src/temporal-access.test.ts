import { expect, it } from 'vitest';
import { temporalAccess } from './temporal-access.ts';

it('asks for TLS when told to, and never sends a key without it', () => {
  expect(temporalAccess('127.0.0.1:7233', {})).toEqual({ address: '127.0.0.1:7233' });
  expect(temporalAccess('eu.example:7233', { TEMPORAL_TLS: 'true' })).toEqual({ address: 'eu.example:7233', tls: true });
  expect(temporalAccess('eu.example:7233', { TEMPORAL_API_KEY: 'k' })).toEqual({ address: 'eu.example:7233', tls: true, apiKey: 'k' });
  expect(temporalAccess('127.0.0.1:7233', { TEMPORAL_API_KEY: '', TEMPORAL_TLS: 'false' })).toEqual({ address: '127.0.0.1:7233' });
});
