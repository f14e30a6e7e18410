import type { Diagnostic as Finding } from '@parley/toolchain';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { uriOf } from '../uris.ts';
import { isSameFindings } from './same-findings.ts';
import { toDiagnostic } from './to-diagnostic.ts';

type ByUri = ReadonlyMap<string, readonly Finding[]>;

/** Keeps what the client shows the same as what was found, also for files that are not open; sends only what changed. */
export class Publisher {
  readonly #send: (params: PublishDiagnosticsParams) => void;
  /** By workspace and file: a file that is gone from here is cleared at the client. */
  readonly #found = new Map<string, ByUri>();

  constructor(send: (params: PublishDiagnosticsParams) => void) {
    this.#send = send;
  }

  /** All findings of a workspace; those of before that are not among them disappear. */
  update(root: string, findings: readonly Finding[]): void {
    const before: ByUri = this.#found.get(root) ?? new Map();
    const now = groupByUri(root, findings);
    this.#found.set(root, now);
    for (const uri of before.keys()) if (!now.has(uri)) this.#publish(uri);
    for (const [uri, list] of now) if (!isSameFindings(before.get(uri) ?? [], list)) this.#publish(uri);
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
      for (const finding of found.get(uri) ?? []) {
        const diagnostic = toDiagnostic(root, finding);
        diagnostics.set(JSON.stringify(diagnostic), diagnostic);
      }
    }
    this.#send({ uri, diagnostics: [...diagnostics.values()] });
  }
}

function groupByUri(root: string, findings: readonly Finding[]): ByUri {
  const byUri = new Map<string, Finding[]>();
  const uris = new Map<string, string>();
  for (const finding of findings) {
    const uri = uris.get(finding.file) ?? uriOf(root, finding.file);
    uris.set(finding.file, uri);
    const list = byUri.get(uri);
    if (list === undefined) byUri.set(uri, [finding]);
    else list.push(finding);
  }
  return byUri;
}
