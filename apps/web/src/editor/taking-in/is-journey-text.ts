/** Whether a text is meant to be a journey's JSON, sound or not: whoever pastes a sentence or a number is not asked. */
export function isJourneyText(text: string): boolean {
  const begun = text.trimStart();
  return begun.startsWith('{') && /"format"\s*:\s*\d/.test(begun) && /"nodes"\s*:/.test(begun);
}
