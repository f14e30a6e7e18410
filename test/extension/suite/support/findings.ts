import { type Diagnostic, type Uri, languages } from 'vscode';
import { fileUri } from './documents.ts';

/** What the editor shows of Parley in a file. */
export function findingsIn(path: string): readonly Diagnostic[] {
  return languages.getDiagnostics(fileUri(path)).filter(({ source }) => source === 'parley');
}

/** The ids of the rules. */
export function codesIn(path: string): readonly string[] {
  return codesAt(fileUri(path));
}

/** Those of a file of any folder. */
export function codesAt(uri: Uri): readonly string[] {
  const found = languages.getDiagnostics(uri).filter(({ source }) => source === 'parley');
  return found.map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code ?? '')));
}

/** The ids of the errors and warnings of Parley in all files. */
export function allCodes(): readonly string[] {
  return languages
    .getDiagnostics()
    .flatMap(([, list]) => list.filter(({ source }) => source === 'parley'))
    .map(({ code }) => (typeof code === 'object' ? String(code.value) : ''));
}
