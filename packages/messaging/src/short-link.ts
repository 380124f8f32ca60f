import { segments, type Segments } from './segments.ts';

/**
 * Characters that a short link takes in place of a long address: a domain of at most 12, "/", a code of 7, and a blank on either side, which it needs to
 * be recognised by phones.
 */
export const shortLinkCharacters = 22;

const link = /https?:\/\/[^\s，。；！？、】）)]+/g;

/** How a carrier counts a text whose addresses go out as short links. `links`: how many it names. */
export function segmentsWithLinks(text: string): Segments & { readonly links: number } {
  const links = text.match(link)?.length ?? 0;
  return { ...segments(links === 0 ? text : text.replaceAll(link, 'x'.repeat(shortLinkCharacters))), links };
}
