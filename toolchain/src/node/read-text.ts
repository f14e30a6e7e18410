import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { maxFileBytes } from '../source/tree.ts';
import { type EncodingFault, findEncodingFault } from './encoding-fault.ts';
import { kindOfFile, reasonOf } from './file-reasons.ts';

/** The text of a file, or why there is none. */
export type FileText = { readonly ok: true; readonly text: string } | UnreadText;

export interface UnreadText extends Partial<Omit<EncodingFault, 'reason'>> {
  readonly ok: false;
  readonly code: 'FILE_ENCODING' | 'FILE_LINK_OUTSIDE' | 'FILE_TOO_LARGE' | 'FILE_UNREADABLE';
  readonly reason: string;
}

const decoder = new TextDecoder('utf-8', { fatal: true });
// A pipe without a writer would hold the process for ever; Windows has no such flag and no such files.
const flags = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

/** Reads a file of a reasonable size; never more of it than that, whatever it says of itself. */
export function readText(path: string): FileText {
  let bytes: Uint8Array | UnreadText;
  try {
    bytes = readBytes(path);
  } catch (error) {
    return { ok: false, code: 'FILE_UNREADABLE', reason: reasonOf(error) };
  }
  if (!(bytes instanceof Uint8Array)) return bytes;
  try {
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return { ok: false, code: 'FILE_ENCODING', ...findEncodingFault(bytes) };
  }
}

function readBytes(path: string): Uint8Array | UnreadText {
  const file = openSync(path, flags);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) {
      return { ok: false, code: 'FILE_UNREADABLE', reason: `this is ${kindOfFile(stats)}, not a file` };
    }
    if (stats.size > maxFileBytes) return tooLarge(stats.size);
    return readAll(file, stats.size) ?? tooLarge(maxFileBytes + 1);
  } finally {
    closeSync(file);
  }
}

/** The bytes up to the end of a file, which may have grown meanwhile; undefined when they are too many. */
function readAll(file: number, size: number): Uint8Array | undefined {
  let buffer = Buffer.allocUnsafe(size + 1);
  for (let length = 0; length <= maxFileBytes;) {
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(length)]);
    const count = readSync(file, buffer, length, buffer.length - length, null);
    length += count;
    if (count === 0) return buffer.subarray(0, length);
  }
  return undefined;
}

function tooLarge(bytes: number): UnreadText {
  const reason = `the file has ${bytes} bytes; ${maxFileBytes} is the limit`;
  return { ok: false, code: 'FILE_TOO_LARGE', reason };
}
