import { Temporal } from 'temporal-polyfill';
import { memoise } from './memoise.ts';

const place = /^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/;
const isKnown = memoise(isKnownZone, (text) => text, 2_000);

/**
 * Whether a text is the IANA name of a zone, written as IANA writes it ("Asia/Shanghai", "UTC"). Offsets ("+08:00") and abbreviations
 * ("EST", "CST") are refused: they are not places, and some mean several.
 */
export function isZone(text: string): boolean {
  if (text === 'UTC') return true;
  return text.length <= 64 && place.test(text) && isKnown(text);
}

function isKnownZone(text: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId === text;
  } catch {
    return false;
  }
}
