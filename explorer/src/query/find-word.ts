/** Finds a word in bytes: where it begins, at or behind `from`, all of it before `to`; -1 when it does not. */
export type FindWord = (bytes: Buffer, from: number, to: number) => number;

/** So much is looked at without the platform: to ask it takes longer, and a word may be in every row. */
const nearBytes = 256;
/** A run without letters is looked for as it stands, until it was found that often in a block without the word. */
const maxMisses = 1000;
const fewestInRun = 3;
/** Pieces that are read as texts, one letter a byte: small enough to stay where memory is fast. */
const pieceBytes = 64 * 1024;

/** Finds a word of ASCII in lower case, in any case of its letters. No byte beyond ASCII is mistaken for one of them. */
export function createFindWord(word: string): FindWord {
  const near = bySteps(word);
  const far = withoutCase(word);
  return (bytes, from, to) => {
    const end = Math.min(to, from + nearBytes + word.length);
    const found = near(bytes, from, end);
    return found !== -1 || end === to ? found : far(bytes, end - word.length + 1, to);
  };
}

/** Upper case to lower case, all else as it is. */
const lower = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** Boyer, Moore and Horspool: the byte under the end of the word says how far it can be moved. */
function bySteps(word: string): FindWord {
  const letters = Buffer.from(word, 'latin1');
  const last = letters.length - 1;
  const steps = new Uint16Array(256).fill(letters.length);
  for (const [index, letter] of letters.subarray(0, last).entries()) {
    steps[letter] = last - index;
    if (letter >= 97 && letter <= 122) steps[letter - 32] = last - index;
  }
  return (bytes, from, to) => {
    for (let at = from + last; at < to;) {
      const byte = bytes[at] ?? 0;
      if (lower[byte] === letters[last] && isAt(bytes, at - last, letters)) return at - last;
      at += steps[byte] ?? 1;
    }
    return -1;
  };
}

/** Whether letters of lower case stand at an offset, in any case. */
export function isAt(bytes: Buffer, at: number, letters: Buffer): boolean {
  for (let index = 0; index < letters.length; index++)
    if (lower[bytes[at + index] ?? 0] !== letters[index]) return false;
  return true;
}

/** For longer pieces: the platform looks at several letters at once. */
function withoutCase(word: string): FindWord {
  const find = byPattern(word);
  const run = longestRun(word);
  return run.text.length < fewestInRun ? find : byRun(word, { ...run, otherwise: find });
}

function byPattern(word: string): FindWord {
  const pattern = new RegExp(word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'gi');
  return (bytes, from, to) => {
    for (let start = from; start < to; start += pieceBytes) {
      pattern.lastIndex = 0;
      const end = Math.min(to, start + pieceBytes + word.length - 1);
      const found = pattern.exec(bytes.toString('latin1', start, end));
      if (found !== null) return start + found.index;
    }
    return -1;
  };
}

interface Run {
  readonly text: string;
  /** Where in the word it stands. */
  readonly at: number;
}

/** The longest run that is the same in upper and lower case. */
function longestRun(word: string): Run {
  let longest: Run = { text: '', at: 0 };
  for (const { 0: text, index } of word.matchAll(/[^a-z]+/g))
    if (text.length > longest.text.length) longest = { text, at: index };
  return longest;
}

/** Bytes are found by the platform much faster than letters in any case. */
function byRun(word: string, { text, at, otherwise }: Run & { readonly otherwise: FindWord }): FindWord {
  const letters = Buffer.from(word, 'latin1');
  let latest: Buffer | undefined;
  let misses = 0;
  return (bytes, from, to) => {
    if (latest !== bytes) misses = 0;
    latest = bytes;
    // Where it is everywhere it tells nothing.
    if (misses > maxMisses) return otherwise(bytes, from, to);
    const piece = bytes.subarray(from, to - (letters.length - at - text.length));
    for (let found = piece.indexOf(text, at, 'latin1'); found !== -1;) {
      const start = from + found - at;
      if (isAt(bytes, start, letters)) return start;
      misses += 1;
      if (misses > maxMisses) return otherwise(bytes, start + 1, to);
      found = piece.indexOf(text, found + 1, 'latin1');
    }
    return -1;
  };
}
