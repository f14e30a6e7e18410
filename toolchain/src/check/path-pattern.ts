/** Whether a file is what a pattern names: a file, a folder above it, or both with `*`, `**` and `?`. */
export function matchesPath(pattern: string, file: string): boolean {
  const levels = pattern
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '')
    .split('/');
  return matchSequence([...levels, '**'], file.split('/'), {
    isStar: (level) => level === '**',
    fits: (level, name) =>
      matchSequence(Array.from(level), Array.from(name), {
        isStar: (character) => character === '*',
        fits: (wanted, character) => wanted === '?' || wanted === character,
      }),
  });
}

interface Matcher {
  /** Whether a part of the pattern stands for any number of items, none too. */
  readonly isStar: (part: string) => boolean;
  readonly fits: (part: string, item: string) => boolean;
}

/** On a mismatch only the last star can take one item more: no pattern makes this slow. */
function matchSequence(pattern: readonly string[], items: readonly string[], matcher: Matcher): boolean {
  let part = 0;
  let item = 0;
  let star = -1;
  let taken = 0;
  while (item < items.length) {
    const wanted = pattern[part];
    if (wanted !== undefined && matcher.isStar(wanted)) {
      star = part++;
      taken = item;
    } else if (wanted !== undefined && matcher.fits(wanted, items[item] ?? '')) {
      part++;
      item++;
    } else if (star >= 0) {
      part = star + 1;
      item = ++taken;
    } else return false;
  }
  return pattern.slice(part).every(matcher.isStar);
}
