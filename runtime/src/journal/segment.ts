import { getSafeInteger, setSafeInteger } from './change.ts';

/** `PARLEYJ1`, the seed of the checksums, the number of the first commit. */
export const segmentHeaderBytes = 20;

const magic = new TextEncoder().encode('PARLEYJ1');
const namePattern = /^(\d{16})\.journal$/;

export interface SegmentHeader {
  readonly seed: number;
  readonly firstSequence: number;
}

export function encodeSegmentHeader({ seed, firstSequence }: SegmentHeader): Uint8Array {
  const bytes = new Uint8Array(segmentHeaderBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(magic.length, seed);
  setSafeInteger(view, magic.length + 4, firstSequence);
  return bytes;
}

/** Undefined for anything that is no segment of this format. */
export function decodeSegmentHeader(bytes: Uint8Array): SegmentHeader | undefined {
  if (bytes.length < segmentHeaderBytes || magic.some((byte, index) => bytes[index] !== byte))
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { seed: view.getUint32(magic.length), firstSequence: getSafeInteger(view, magic.length + 4) };
}

/** Names sort as their segments follow one another. */
export function segmentName(firstSequence: number): string {
  return `${String(firstSequence).padStart(16, '0')}.journal`;
}

export function isSegmentName(name: string): boolean {
  return namePattern.test(name);
}
