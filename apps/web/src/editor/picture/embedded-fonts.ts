/** The `@font-face` rules of fonts in use, with the fonts in them, for pictures that are looked at elsewhere. */
export async function embeddedFonts(): Promise<string> {
  const loaded = new Set(
    [...window.document.fonts].filter(({ status }) => status === 'loaded').map(({ family, unicodeRange }) => keyOf(family, unicodeRange)),
  );
  const rules = [...window.document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => loaded.has(keyOf(style.getPropertyValue('font-family'), style.getPropertyValue('unicode-range') || 'U+0-10FFFF')));
  return (await Promise.all(rules.map(embedded))).join('\n');
}

/** Browsers write families with and without quotes, and ranges in their own ways. */
function keyOf(family: string, range: string): string {
  return `${family.replaceAll(/["']/g, '')} ${range.replaceAll(/\s/g, '').toUpperCase()}`;
}

async function embedded({ cssText, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const [whole = '', address = ''] = /url\("?([^")]+)"?\)/.exec(cssText) ?? [];
  if (address === '' || address.startsWith('data:')) return cssText;
  const answer = await fetch(new URL(address, parentStyleSheet?.href ?? window.location.href));
  if (!answer.ok) throw new Error(`A font answered ${answer.status}`);
  return cssText.replace(whole, `url("${await dataUrl(await answer.blob())}")`);
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((read, fail) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => read(String(reader.result)));
    reader.addEventListener('error', () => fail(reader.error ?? new Error('A font could not be read')));
    reader.readAsDataURL(blob);
  });
}
