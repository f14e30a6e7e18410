/** JSON of a stranger nested deeper than this is refused: what walks it later may recurse. */
export const maxDepth = 128;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The value, or why there is none. */
export type ParsedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/** Parses JSON of a stranger. Never throws: bytes that are not UTF-8 and deep nesting are refused, a byte order mark is skipped. REQ-ENV-1, REQ-ENV-21 */
export function parseJson(input: string | Uint8Array): ParsedJson {
  let text: string;
  try {
    text = typeof input === 'string' ? input : utf8.decode(input); // REQ-ENV-2
  } catch {
    return { ok: false, reason: 'the bytes are not UTF-8' };
  }
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  if (isDeep(text)) return { ok: false, reason: `nested deeper than ${maxDepth} levels` }; // REQ-ENV-20
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, reason: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Few brackets cannot nest deeply, and counting them is cheap; only a text with many is measured. */
function isDeep(text: string): boolean {
  return countAtMost(text, '{') + countAtMost(text, '[') > maxDepth && depthOf(text) > maxDepth;
}

function countAtMost(text: string, bracket: string): number {
  let count = 0;
  for (let at = text.indexOf(bracket); at !== -1 && count <= maxDepth; at = text.indexOf(bracket, at + 1))
    count += 1;
  return count;
}

/** Jumps over strings, which are most of a text. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
}

/** The place of the quotation mark that ends the string begun at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

/** An odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text.charCodeAt(from - 1) === 0x5c) from -= 1;
  return (at - from) % 2 === 1;
}
