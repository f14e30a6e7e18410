import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';

/** The dynamic range, which nobody else is given a port of. */
const first = 49_152;
const count = 16_384;
const tries = 100;

/**
 * Ports for the page of a workspace, in the order in which they are tried: first one that its folder alone decides, so that
 * a browser finds again what it keeps for that address; last any free one.
 */
export function workspacePorts(folder: string): readonly number[] {
  const hash = createHash('sha256').update(realpathSync(folder)).digest().readUInt32BE();
  return [...Array.from({ length: tries }, (_, at) => first + ((hash + at) % count)), 0];
}
