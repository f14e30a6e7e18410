import { type SourceFinding, maxFileBytes } from './tree.ts';

/** Reading a value takes up to a kilobyte of memory: what would not fit is refused before it is read. */
const maxValues = { json: 300_000, yaml: 120_000 } as const;

/** What begins a value, or a line that may; in prose it says too much, which does no harm. */
const marks = { json: /[,[{]/g, yaml: /[\n,[{&!*]|[-?:](?=\s)/g } as const;

// JSON says itself what is wrong with the other control characters.
const illegal = { json: /\0/, yaml: /[\0-\x08\x0B\x0C\x0E-\x1F]/ } as const;

type Format = keyof typeof marks;

/** Why a text is not even looked through: it is too large, or no text. */
export function refuseText(format: Format, text: string): SourceFinding | undefined {
  if (text.length > maxFileBytes) {
    const message = `the file has ${text.length} characters; ${maxFileBytes} is the limit`;
    return { code: 'FILE_TOO_LARGE', message, start: 0, end: 0 };
  }
  const start = text.search(illegal[format]);
  return start >= 0 ? illegalCharacter(text.charCodeAt(start), start) : undefined;
}

/** The finding for more values than a file may have. */
export function tooMany(format: Format, text: string): SourceFinding | undefined {
  if (!hasMore(marks[format], text, maxValues[format])) return undefined;
  const message = `the file has more than ${maxValues[format]} values; contracts are not that large`;
  return { code: 'FILE_TOO_LARGE', message, start: 0, end: 0 };
}

function illegalCharacter(code: number, start: number): SourceFinding {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const finding = {
    code: 'SYNTAX',
    message: `the control character ${name} has no place in a text`,
    start,
    end: start + 1,
  } as const;
  return code === 0 ? { ...finding, hint: 'is the file UTF-16? save it as UTF-8' } : finding;
}

function hasMore(pattern: RegExp, text: string, limit: number): boolean {
  // Each mark is a character at least.
  if (text.length <= limit) return false;
  pattern.lastIndex = 0;
  for (let count = 0; count <= limit; count++) if (!pattern.test(text)) return false;
  return true;
}
