import ipaddr from 'ipaddr.js';

/** Whether an address is of this machine. */
export function isLoopbackAddress(address: string): boolean {
  return rangeOf(address) === 'loopback';
}

/**
 * Whether an address is one of the public network, and nothing else: private, link-local, loopback, shared, reserved, multicast and documentation ranges
 * are not, nor are addresses of IPv6 that carry one of IPv4 which is not (mapped, 6to4, NAT64). What cannot be read is not.
 */
export function isPublicAddress(address: string): boolean {
  return rangeOf(address) === 'unicast';
}

function rangeOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unreadable';
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range();
  if (parsed.zoneId !== undefined && parsed.zoneId !== null && parsed.zoneId !== '') return 'zoned';
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().range();
  const range = parsed.range();
  const bytes = parsed.toByteArray();
  if (range === '6to4') return carried(bytes.slice(2, 6), range);
  if (range === 'rfc6052') return carried(bytes.slice(12, 16), range);
  // Of the rest only what is given out to the public network (2000::/3) is.
  return range === 'unicast' && ((bytes[0] ?? 0) & 0xe0) !== 0x20 ? 'reserved' : range;
}

/** The range of the address of IPv4 inside of one of IPv6; such a one is reached by a gateway, which is not ours to trust. */
function carried(bytes: number[], range: string): string {
  const inner = new ipaddr.IPv4(bytes).range();
  return inner === 'loopback' ? `${range}-loopback` : range;
}
