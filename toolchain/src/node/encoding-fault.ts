import type { Position } from '../diagnostic.ts';
import { createLineIndex } from '../source/lines.ts';

/** Where bytes stop being UTF-8. */
export interface EncodingFault {
  readonly reason: string;
  readonly hint?: string;
  readonly position: Position;
}

/** Finds the first byte that no UTF-8 text can have there, in bytes that are none. */
export function findEncodingFault(bytes: Uint8Array): EncodingFault {
  const at = firstFault(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, at));
  const position = createLineIndex(before).positionAt(before.length);
  if (isUtf16(bytes)) {
    return { reason: 'the file is UTF-16, not UTF-8', hint: 'save it as UTF-8', position };
  }
  const shown = bytes[at]?.toString(16).toUpperCase().padStart(2, '0') ?? '';
  const reason = `the file is not UTF-8: byte ${at} is 0x${shown}, which belongs to no character there`;
  return { reason, hint: 'save it as UTF-8', position };
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A longer part of a faulty text is faulty as well: halving finds where that begins. */
function firstFault(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isText(bytes.subarray(0, middle + 1), true)) low = middle + 1;
    else high = middle;
  }
  // What shows it may be the byte after a character that is cut: the fault begins with that character.
  while (!isText(bytes.subarray(0, low), false)) low--;
  return low;
}

/** Whether bytes are UTF-8 text; with `more`, whether they can be the beginning of one. */
function isText(bytes: Uint8Array, more: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: more });
    return true;
  } catch {
    return false;
  }
}
