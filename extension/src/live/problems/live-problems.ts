import type { NamedPlace, SourceSpan, WireProblem } from '@parley/explorer/live';
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  Position,
  Range,
  Uri,
  languages,
  workspace,
} from 'vscode';
import type { LiveShell } from '../live-shell.ts';
import { problemWords } from './words.ts';

export const problemSource = 'parley (live)';

const severities: Readonly<Record<string, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** Where only a number changed the list waits: it would close what the reader has open. */
const countsEveryMs = 5000;

/** What is wrong on the wire, in the lines of the contracts that say so. */
export class LiveProblems {
  readonly #live: LiveShell;
  readonly #shown = languages.createDiagnosticCollection('parley-live');
  readonly #queries = new WeakMap<Diagnostic, string>();
  /** Saved files, with the revision of the contracts that is older than that. */
  readonly #saved = new Map<string, number>();
  #signature = '';
  #drawnAtMs = 0;

  constructor(live: LiveShell) {
    this.#live = live;
    const { session, figures, shell } = live;
    shell.context.subscriptions.push(
      this.#shown,
      session.onChange(() => {
        this.#clear();
      }),
      figures.onChange(() => {
        this.draw();
      }),
      workspace.onDidSaveTextDocument(({ uri }) => {
        this.#save(uri);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('parley.live.problems')) this.draw();
      }),
    );
  }

  /** Finds the messages of a problem. */
  queryOf(diagnostic: Diagnostic): string | undefined {
    return this.#queries.get(diagnostic);
  }

  draw(): void {
    const { figures, session } = this.#live;
    const severity = severityNow();
    const found = figures.current?.problems.problems ?? [];
    if (session.state.kind !== 'on' || severity === undefined) {
      this.#clear();
      return;
    }
    const { root } = session.state;
    const seen = found.filter(({ span }) => !this.#isOld(uriIn(root, span)));
    const signature = JSON.stringify([severity, seen.map(({ span, rule }) => [span, rule])]);
    const isDue = Date.now() - this.#drawnAtMs >= countsEveryMs;
    if (signature === this.#signature && (!isDue || seen.length === 0)) return;
    this.#signature = signature;
    this.#drawnAtMs = Date.now();
    this.#show(seen, root, severity);
  }

  #show(problems: readonly WireProblem[], root: string, severity: DiagnosticSeverity): void {
    const files = new Map<string, Diagnostic[]>();
    for (const problem of problems) {
      const uri = uriIn(root, problem.span).toString();
      files.set(uri, [...(files.get(uri) ?? []), this.#toDiagnostic(problem, root, severity)]);
    }
    // A text that is being changed has other lines than those that the messages were judged by.
    const dirty = dirtyUris();
    this.#shown.forEach((uri) => {
      if (!files.has(uri.toString())) this.#shown.delete(uri);
    });
    for (const [uri, list] of files) if (!dirty.includes(uri)) this.#shown.set(Uri.parse(uri), list);
  }

  #toDiagnostic(problem: WireProblem, root: string, severity: DiagnosticSeverity): Diagnostic {
    const { span, rule, channels, senders, query } = problem;
    const windowMs = this.#live.figures.current?.problems.windowMs ?? 0;
    const diagnostic = new Diagnostic(rangeOf(span), problemWords(problem, windowMs), severity);
    diagnostic.source = problemSource;
    diagnostic.code = rule;
    diagnostic.relatedInformation = [
      ...channels.flatMap((named) => related(root, named, `it came on ${named.name}`)),
      ...senders.flatMap((named) => related(root, named, `it came from ${named.name}`)),
    ];
    this.#queries.set(diagnostic, query);
    return diagnostic;
  }

  /** What is saved is judged anew; until the engine has read it, what it says is old. */
  #save(uri: Uri): void {
    const revision = this.#live.figures.current?.changed?.revision;
    if (revision === undefined || !this.#shown.has(uri)) return;
    this.#saved.set(uri.toString(), revision);
    this.#shown.delete(uri);
    this.#signature = '';
  }

  #isOld(uri: Uri): boolean {
    const saved = this.#saved.get(uri.toString());
    if (saved === undefined) return false;
    if (saved === this.#live.figures.current?.changed?.revision) return true;
    this.#saved.delete(uri.toString());
    return false;
  }

  #clear(): void {
    this.#shown.clear();
    this.#signature = '';
  }
}

function severityNow(): DiagnosticSeverity | undefined {
  return severities[workspace.getConfiguration('parley').get('live.problems', 'warning')];
}

function dirtyUris(): readonly string[] {
  return workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString());
}

function uriIn(root: string, { file }: { readonly file: string }): Uri {
  return Uri.joinPath(Uri.parse(root), file);
}

function rangeOf({ line, column, endLine, endColumn }: SourceSpan): Range {
  return new Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}

function related(
  root: string,
  { place }: NamedPlace,
  message: string,
): readonly DiagnosticRelatedInformation[] {
  if (place === undefined) return [];
  const position = new Position(place.line - 1, place.column - 1);
  return [new DiagnosticRelatedInformation(new Location(uriIn(root, place), position), message)];
}
