/**
 * How well a name fits what was typed: its letters come in this order, whatever their case. Whole words, starts of
 * words and letters side by side count more. Undefined: not at all.
 */
export function matchName(query: string, name: string): number | undefined {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const text = name.toLowerCase();
  if (wanted === '') return 0;
  const whole = text.indexOf(wanted);
  if (whole >= 0) return 1_000 - name.length + (isWordStart(name, whole) ? 500 : 0) + (whole === 0 ? 250 : 0);
  let score = -name.length;
  let at = -1;
  for (const letter of wanted) {
    const next = nextLetter(name, text, { letter, from: at + 1 });
    if (next < 0) return undefined;
    score += next === at + 1 ? 10 : isWordStart(name, next) ? 8 : 1;
    at = next;
  }
  return score;
}

/** The start of a word goes before a letter inside of one, unless that follows at once. */
function nextLetter(name: string, text: string, { letter, from }: { letter: string; from: number }): number {
  const first = text.indexOf(letter, from);
  if (first === from) return first;
  for (let at = first; at >= 0; at = text.indexOf(letter, at + 1)) if (isWordStart(name, at)) return at;
  return first;
}

function isWordStart(name: string, at: number): boolean {
  return at === 0 || /[^\p{L}\p{N}]/u.test(name[at - 1] ?? '');
}
