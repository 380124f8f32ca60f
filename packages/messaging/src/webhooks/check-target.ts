import { ok, refuse, type Result } from '@magpie/kit';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

export type TargetRefusal = 'unreadable' | 'not-https' | 'has-credentials' | 'not-public' | 'too-long';

export interface TargetRules {
  /** Development: this machine may be a receiver, also without TLS. */
  readonly loopback: boolean;
}

const mostCharacters = 2_000;
/** Names that mean this machine, or this network, before anybody asks a name server. */
const inner = /(^|\.)(localhost|local|internal|intranet|home\.arpa|localdomain)$/;

/** Reads where news are to be sent to. What a name stands for is asked when something is sent: an address is known here already. */
export function checkTarget(text: string, { loopback }: TargetRules): Result<URL, TargetRefusal> {
  if (text.length > mostCharacters) return refuse('too-long');
  if (!URL.canParse(text)) return refuse('unreadable');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('not-https');
  if (url.username !== '' || url.password !== '') return refuse('has-credentials');
  const host = hostOf(url);
  if (host === '') return refuse('unreadable');
  if (loopback && (host === 'localhost' || isLoopbackAddress(host))) return ok(url);
  if (isAddress(host) ? !isPublicAddress(host) : inner.test(host) || !host.includes('.')) return refuse('not-public');
  return url.protocol === 'https:' ? ok(url) : refuse('not-https');
}

/** The host of a URL, without the brackets of IPv6 and the dot of the root. URL has read every form of an address as one already. */
export function hostOf({ hostname }: Pick<URL, 'hostname'>): string {
  return hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

/** Whether a host is an address and no name. */
export function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(\.\d+){3}$/.test(host);
}
