import { uriOf } from '../uris.ts';
import type { LanguageServer } from './feature.ts';
import type { RequestDocument } from './request-document.ts';

/** Tells of a file whether it is there: a contract that was read, or another one, which is looked for. */
export function existingFiles(
  { host }: LanguageServer,
  { root, snapshot }: RequestDocument,
): (file: string) => Promise<boolean> {
  return async (file) => snapshot.document(file) !== undefined || host.exists(uriOf(root, file));
}
