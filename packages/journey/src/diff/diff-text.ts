export interface TextPart {
  readonly type: 'same' | 'added' | 'removed';
  readonly text: string;
}

/**
 * Two texts as one, word by word: together the parts that are not added are `before`, those that are not removed `after`. By the longest common
 * subsequence of words; of texts too long for that, what lies between their common beginning and end is exchanged as a whole.
 */
export function diffText(before: string, after: string): readonly TextPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end));
  const parts: readonly TextPart[] = [
    { type: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { type: 'same', text: old.slice(old.length - end).join('') },
  ];
  return joined(parts);
}

const mostPairs = 1_000_000;

function between(old: readonly string[], now: readonly string[]): readonly TextPart[] {
  if (old.length * now.length > mostPairs)
    return [
      { type: 'removed', text: old.join('') },
      { type: 'added', text: now.join('') },
    ];
  // common[i][j]: how many words the rests from i and from j have in common.
  const common = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  const at = (left: number, right: number): number => common[left]?.[right] ?? 0;
  for (let left = old.length - 1; left >= 0; left -= 1)
    for (let right = now.length - 1; right >= 0; right -= 1) {
      const row = common[left];
      if (row !== undefined) row[right] = old[left] === now[right] ? at(left + 1, right + 1) + 1 : Math.max(at(left + 1, right), at(left, right + 1));
    }
  const parts: TextPart[] = [];
  let [left, right] = [0, 0];
  while (left < old.length || right < now.length) {
    if (left < old.length && right < now.length && old[left] === now[right]) {
      parts.push({ type: 'same', text: old[left] ?? '' });
      left += 1;
      right += 1;
    } else if (right >= now.length || (left < old.length && at(left + 1, right) >= at(left, right + 1))) {
      parts.push({ type: 'removed', text: old[left] ?? '' });
      left += 1;
    } else {
      parts.push({ type: 'added', text: now[right] ?? '' });
      right += 1;
    }
  }
  return parts;
}

/** Words as a reader parts them; Chinese has no spaces between them. */
function wordsOf(text: string): readonly string[] {
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
}

function joined(parts: readonly TextPart[]): readonly TextPart[] {
  const found: TextPart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (part.text === '') continue;
    if (last?.type === part.type) found[found.length - 1] = { ...last, text: last.text + part.text };
    else found.push(part);
  }
  return found;
}
