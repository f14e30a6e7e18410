import { crc32 } from 'node:zlib';
import { getSafeInteger, writeSafeInteger } from './change.ts';

/** In front of each body: its length, a checksum of all that follows the checksum, the number of the commit. */
export const frameHeaderBytes = 16;

/** A body with its place in the segment. */
export interface Frame {
  readonly sequence: number;
  readonly body: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The frame around a body that stands behind the room for it. Checksums are seeded, so that bytes of a payload never pass for a frame of this segment. */
export function sealFrame(target: Buffer, { sequence, start, end }: Omit<Frame, 'body'>, seed: number): void {
  target.writeUInt32BE(end - start - frameHeaderBytes, start);
  writeSafeInteger(target, start + 8, sequence);
  target.writeUInt32BE(crc32(target.subarray(start + 8, end), seed), start + 4);
}

/** The frame that begins at an offset, if a whole and sound one does. */
export function readFrame(bytes: Uint8Array, start: number, seed: number): Frame | undefined {
  const from = start + frameHeaderBytes;
  if (from > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, frameHeaderBytes);
  const end = from + view.getUint32(0);
  if (end > bytes.length) return undefined;
  if (crc32(bytes.subarray(start + 8, end), seed) !== view.getUint32(4)) return undefined;
  return { sequence: getSafeInteger(view, 8), body: bytes.subarray(from, end), start, end };
}

interface Search {
  readonly from: number;
  readonly seed: number;
  /** The smallest number that it may have. */
  readonly least: number;
}

/** The next sound frame at or after an offset; it is looked for byte by byte, since a length may be what is damaged. */
export function findFrame(bytes: Uint8Array, { from, seed, least }: Search): Frame | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = from; start + frameHeaderBytes <= bytes.length; start += 1) {
    const sequence = getSafeInteger(view, start + 8);
    // Most places are no frame: the number tells without a checksum over what may be megabytes.
    if (sequence < least || sequence > least + bytes.length) continue;
    const frame = readFrame(bytes, start, seed);
    if (frame !== undefined) return frame;
  }
  return undefined;
}
