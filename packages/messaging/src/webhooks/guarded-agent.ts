import { lookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import { callbackify } from 'node:util';
import { Agent, buildConnector } from 'undici';
import { hostOf, isAddress, type TargetRules } from './check-target.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** A name that leads where nothing may be sent, or a socket that did. */
export class RefusedTargetError extends Error {
  override readonly name = 'RefusedTargetError';
}

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const byNameServer: Resolve = async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Connects to public addresses alone. A name is resolved once, and refused when any of its addresses is not public; the connection is made to one that was
 * looked at, so that a second answer of the name server changes nothing, and the socket's other end is looked at once more before a byte is sent.
 */
export function guardedAgent({ loopback }: TargetRules, resolve: Resolve = byNameServer): Agent {
  const connect = buildConnector({ timeout: 10_000 });
  const mayReach = (address: string): boolean => isPublicAddress(address) || (loopback && isLoopbackAddress(address));
  const open = callbackify(openSocket);
  return new Agent({
    connect: (options, callback) => open(options, (fault: Error | null, socket) => (fault === null ? callback(null, socket) : callback(fault, null))),
    keepAliveTimeout: 4_000,
    pipelining: 0,
  });

  async function openSocket(options: buildConnector.Options): Promise<Socket> {
    const address = await addressOf(options.hostname);
    const socket = await new Promise<Socket>((done, fail) => {
      connect({ ...options, hostname: address, ...serverNameOf(options) }, (fault, opened) => (fault === null ? done(opened) : fail(fault)));
    });
    if (mayReach(socket.remoteAddress ?? '')) return socket;
    socket.destroy();
    throw new RefusedTargetError('The connection leads elsewhere');
  }

  async function addressOf(hostname: string): Promise<string> {
    const host = hostOf({ hostname });
    const addresses = isAddress(host) ? [host] : await resolve(host);
    const [first] = addresses;
    if (first === undefined || !addresses.every(mayReach)) throw new RefusedTargetError('The name leads to no public address');
    return first;
  }
}

/** TLS is with the name, not with the address that it stands for. */
function serverNameOf({ hostname, servername }: buildConnector.Options): { readonly servername?: string } {
  const name = servername ?? hostOf({ hostname });
  return isAddress(name) ? {} : { servername: name };
}
