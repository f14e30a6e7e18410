import type { Diagnostic as Finding } from '@parley/toolchain';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { pathIn, uriOf } from '../uris.ts';
import { isSameFindings } from './same-findings.ts';
import { toDiagnostic } from './to-diagnostic.ts';

type ByFile = ReadonlyMap<string, readonly Finding[]>;

/** Keeps what the client shows the same as what was found, also for files that are not open; sends only what changed. */
export class Publisher {
  readonly #send: (params: PublishDiagnosticsParams) => void;
  /** By workspace and file: a file that is gone from here is cleared at the client. */
  readonly #found = new Map<string, ByFile>();

  constructor(send: (params: PublishDiagnosticsParams) => void) {
    this.#send = send;
  }

  /** All findings of a workspace, sorted by file; those of before that are not among them disappear. */
  update(root: string, findings: readonly Finding[]): void {
    const before: ByFile = this.#found.get(root) ?? new Map();
    const now = groupByFile(findings);
    this.#found.set(root, now);
    for (const file of before.keys()) if (!now.has(file)) this.#publish(uriOf(root, file));
    for (const [file, list] of now) {
      if (!isSameFindings(before.get(file) ?? [], list)) this.#publish(uriOf(root, file));
    }
  }

  /** A workspace that is there no more has no findings. */
  clear(root: string): void {
    this.update(root, []);
    this.#found.delete(root);
  }

  /** A file that another workspace imports has the findings of both, each of them once. */
  #publish(uri: string): void {
    const diagnostics = new Map<string, Diagnostic>();
    for (const [root, found] of this.#found) {
      for (const finding of found.get(pathIn(root, uri) ?? '') ?? []) {
        const diagnostic = toDiagnostic(root, finding);
        diagnostics.set(JSON.stringify(diagnostic), diagnostic);
      }
    }
    this.#send({ uri, diagnostics: [...diagnostics.values()] });
  }
}

/** One look at the map for each file, not for each finding. */
function groupByFile(findings: readonly Finding[]): ByFile {
  const byFile = new Map<string, readonly Finding[]>();
  for (let start = 0, end = 1; start < findings.length; start = end++) {
    const { file = '' } = findings[start] ?? {};
    while (findings[end]?.file === file) end++;
    byFile.set(file, findings.slice(start, end));
  }
  return byFile;
}
