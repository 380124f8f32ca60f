import { expect, it } from 'vitest';
import { segments } from './segments.ts';
import { segmentsWithLinks, shortLinkCharacters } from './short-link.ts';

it('reserves the length of a short link for each address, and nothing where there is none', () => {
  expect(segmentsWithLinks('七夕礼盒')).toEqual({ ...segments('七夕礼盒'), links: 0 });
  const long = `点 https://shop.example/${'a'.repeat(200)}，或 https://b.example`;
  expect(segmentsWithLinks(long)).toMatchObject({ count: 1, units: 2 + shortLinkCharacters + 3 + shortLinkCharacters, links: 2 });
});
