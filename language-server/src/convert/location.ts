import type { Location as SourceLocation } from '@parley/toolchain';
import type { Location } from 'vscode-languageserver';
import { uriOf } from '../uris.ts';
import { toRange } from './range.ts';

/** A place in a file of a workspace as the protocol has it. */
export function toLocation(root: string, { file, range }: SourceLocation): Location {
  return { uri: uriOf(root, file), range: toRange(range) };
}
