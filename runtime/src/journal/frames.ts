import { measureChange, type NumberedChange, writeChange } from './change.ts';
import { frameHeaderBytes, sealFrame } from './frame.ts';

/** More than this is not kept for the next batch. */
const mostKeptBytes = 1024 * 1024;

/** Writes commits as frames into one buffer, and the next ones into the same: nobody may look at it after that. */
export class Frames {
  #buffer = Buffer.allocUnsafeSlow(0);

  encode(changes: readonly NumberedChange[], sequence: number, seed: number): Uint8Array {
    const bytes = changes.reduce((sum, change) => sum + measureFrame(change), 0);
    const buffer = this.#reserve(bytes);
    let start = 0;
    for (const [index, change] of changes.entries()) {
      const end = writeChange(buffer, start + frameHeaderBytes, change);
      sealFrame(buffer, { sequence: sequence + index, start, end }, seed);
      start = end;
    }
    return buffer.subarray(0, bytes);
  }

  #reserve(bytes: number): Buffer {
    if (bytes <= this.#buffer.length) return this.#buffer;
    const made = Buffer.allocUnsafeSlow(Math.max(bytes, Math.min(mostKeptBytes, this.#buffer.length * 2)));
    if (made.length <= mostKeptBytes) this.#buffer = made;
    return made;
  }
}

/** The bytes of a commit in its segment. */
export function measureFrame(change: NumberedChange): number {
  return frameHeaderBytes + measureChange(change);
}
