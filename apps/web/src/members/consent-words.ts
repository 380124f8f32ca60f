import { type AudienceLocale, audienceWords } from '@magpie/audience';

/** What a channel is called; one that the product does not know keeps its own name. */
export function channelName(channel: string, locale: AudienceLocale): string {
  return new Map(Object.entries(audienceWords[locale].channels)).get(channel) ?? channel;
}

/** What consent was given for, in words. */
export function purposeName(purpose: string, locale: AudienceLocale): string {
  return new Map(Object.entries(audienceWords[locale].purposes)).get(purpose) ?? purpose;
}
