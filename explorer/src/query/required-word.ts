import { longestWord } from './text-search.ts';

/** A word that is in every text that a pattern matches, as long as can be told easily; '' where none can. */
export function requiredWord(source: string): string {
  if (/[|]/.test(source)) return '';
  const outside = source
    .replace(/\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|k<[^>]*>|c[A-Za-z]|.)/gs, '\0')
    .replace(/\[[^\]]*\]/g, '\0');
  let word = '';
  for (const run of withoutGroups(outside).split(/[^](?:[*?]|\{[^}]*\})\??|[\0.^$]|\+\??/)) {
    const own = longestWord(run);
    if (own.length > word.length && !/[^\0-\x7f]/.test(own)) word = own;
  }
  return word.toLowerCase();
}

/** Groups may be repeated or only looked at: nothing in them is required. What stands behind one may be its quantifier. */
function withoutGroups(source: string): string {
  let depth = 0;
  let outside = '';
  for (const letter of source) {
    if (letter === '(') depth += 1;
    outside += depth > 0 ? '' : letter;
    if (letter === ')' && (depth -= 1) === 0) outside += '\0';
  }
  return outside;
}
