/** Small pools, so that filters and facts meet, on boundaries too. Names and texts are as hostile as a shop's data may be. */
export const pools = {
  events: ['Order Completed', 'Product Viewed', `x'); drop table member; --`],
  properties: ['category', 'price', '__proto__', `a"b'$1`, ''],
  attributes: ['city', 'points', 'constructor', `na\\me`],
  tags: ['vip', '七夕', `t'ag $1`],
  channels: ['sms', 'email'],
  purposes: ['marketing', 'service'],
  cohorts: ['cohort-1', `co'hort`, 'empty', 'nobody-knows'],
  texts: ['gift', '礼盒', '礼', '100%', '_', 'a_b', `o'clock`, '"q"\\', '', '1', 'true', 'null', 'GIFT', '😀'],
  numbers: [0, 1, 1.5, 0.1 + 0.2, 0.3, -3, 1e21, 5e-324, 2 ** 53, 7],
  values: [null, 0, 1, 100, 250, -100, 100],
  zones: ['Asia/Shanghai', 'America/New_York', 'America/Santiago', 'Asia/Kathmandu'],
  dates: ['2026-08-19', '2025-08-29', '2024-08-10', '2025-11-02', '2025-09-07', '2026-03-08'],
  nows: [Date.parse('2026-08-04T16:00:00Z'), Date.parse('2026-03-08T10:11:12.345Z'), Date.parse('2025-09-07T04:00:00Z')],
  days: [0, 1, 2, 7, 30, 365, 730],
} as const;
