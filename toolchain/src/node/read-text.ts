import { readFileSync } from 'node:fs';

/** The text of a file, or why there is none. */
export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: 'FILE_ENCODING' | 'FILE_UNREADABLE'; readonly reason: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

export function readText(path: string): FileText {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { ok: false, code: 'FILE_UNREADABLE', reason: `the file cannot be read (${code})` };
  }
  try {
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return { ok: false, code: 'FILE_ENCODING', reason: 'the file is not UTF-8 text' };
  }
}
