import type { Marker } from './marks.ts';
import { isAscii, scan } from './payloads.ts';

/**
 * Marks the rows whose bytes have a member of that name with a value that passes, however deep: more than are meant, never
 * less. Lists, objects and texts with escapes pass unseen. A name that is spelled with \u escapes is found by nobody.
 */
export function markMembers(name: string, test: (value: unknown) => boolean): Marker {
  const key = Buffer.from(JSON.stringify(name));
  return scan(({ bytes }) => (at, end) => {
    for (let start = bytes.indexOf(key, at); start !== -1; start = bytes.indexOf(key, start + 1)) {
      const after = start + key.length;
      if (after > end) return undefined;
      if (mayPass(bytes, after, test)) return { start, end: after };
    }
    return undefined;
  });
}

const space = /[ \t\r\n]*/;
const member = new RegExp(`^${space.source}:${space.source}(?:"([^"\\\\]*)"|([-\\w.+]+)|[[{"])`);
/** Longer texts are compared when the payload is parsed. */
const looked = 64;

/** Looks at what follows a name: a colon and a value, else it was no name. */
function mayPass(bytes: Buffer, at: number, test: (value: unknown) => boolean): boolean {
  const after = bytes.toString('latin1', at, at + looked);
  const found = member.exec(after);
  if (found === null) return after.includes('"');
  const [, text, scalar] = found;
  if (text !== undefined) return isAscii(text) ? test(text) : true;
  return scalar === undefined ? true : test(scalarOf(scalar));
}

function scalarOf(text: string): unknown {
  if (text === 'true') return true;
  if (text === 'false') return false;
  return text === 'null' ? null : Number(text);
}
