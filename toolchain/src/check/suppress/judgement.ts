import { type Diagnostic, compareDiagnostics } from '../../diagnostic.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Selection } from '../selection.ts';
import { applyBaseline } from './apply-baseline.ts';
import { applyComments } from './apply-comments.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { Found, Step, SuppressedFinding } from './stage.ts';

/** What a check says: the findings that count, and those that somebody has answered for. */
export interface Judgement {
  readonly findings: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Tells a finding of either list from all others, whatever line it is on. */
  readonly fingerprintOf: (finding: Diagnostic) => string;
}

/** A message names values of the files, and these may be of any length. */
const maxLength = 1000;

/** The last stage of a check: takes out what comments, the configuration and the baseline answer for. */
export function judge(given: Found): Judgement {
  const found = { ...given, diagnostics: given.diagnostics.map((diagnostic) => settle(diagnostic, given)) };
  const byComment = applyComments(found);
  const byConfig = applyConfig(found.selection, byComment.left);
  const before = [...byComment.suppressed, ...byConfig.suppressed];
  // Suppressed findings count for the numbers of equal ones: who suppresses one does not rename the others.
  const all = [...byConfig.left, ...before.map((entry) => entry.finding)];
  const numberedBefore = createNumbering(found.workspace, all);
  const byBaseline = applyBaseline(found, byConfig.left, numberedBefore);
  const known = new Set(all);
  const about = byBaseline.left.filter((finding) => !known.has(finding));
  const numberedAfter = createNumbering(found.workspace, about);
  return {
    findings: [...byBaseline.left].sort(compareDiagnostics),
    suppressed: [...before, ...byBaseline.suppressed].sort((left, right) =>
      compareDiagnostics(left.finding, right.finding),
    ),
    fingerprintOf: (finding) => (known.has(finding) ? numberedBefore : numberedAfter)(finding),
  };
}

/** Fingerprints, made when the first one is asked for. */
function createNumbering(workspace: Workspace, diagnostics: readonly Diagnostic[]) {
  let fingerprints: ReadonlyMap<Diagnostic, string> | undefined;
  return (finding: Diagnostic): string => {
    fingerprints ??= fingerprintsOf(workspace, [...diagnostics].sort(compareDiagnostics));
    return fingerprints.get(finding) ?? '';
  };
}

/** The finding with the severity that the configuration wants, and no longer than people read. */
function settle(diagnostic: Diagnostic, { selection, rules }: Found): Diagnostic {
  const rule = rules.get(diagnostic.code);
  const severity = rule === undefined ? diagnostic.severity : selection.severityOf(rule);
  const { message, hint } = diagnostic;
  const isLong = message.length > maxLength || (hint !== undefined && hint.length > maxLength);
  if (severity === diagnostic.severity && !isLong) return diagnostic;
  const short = { ...diagnostic, severity, message: shorten(message) };
  return hint === undefined ? short : { ...short, hint: shorten(hint) };
}

function shorten(text: string): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`;
}

function applyConfig(selection: Selection, diagnostics: readonly Diagnostic[]): Step {
  const ignored = new Set(diagnostics.filter((diagnostic) => selection.ignores(diagnostic)));
  return {
    left: diagnostics.filter((diagnostic) => !ignored.has(diagnostic)),
    suppressed: [...ignored].map((finding) => ({ finding, by: 'configuration' })),
  };
}
