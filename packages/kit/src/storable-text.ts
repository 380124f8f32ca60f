/** Whether a database and JSON can hold the text: PostgreSQL knows no NUL, and half a character (an unpaired surrogate) is none. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);
}
