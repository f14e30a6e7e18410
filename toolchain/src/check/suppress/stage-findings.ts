import type { Diagnostic, Range } from '../../diagnostic.ts';
import type { RuleInfo } from '../rule.ts';
import type { Selection } from '../selection.ts';

/** A finding about suppressions or the baseline before it has a file. */
export interface Fault {
  readonly rule: RuleInfo;
  readonly range: Range;
  readonly message: string;
  readonly hint?: string;
}

/** The findings that the configuration wants to hear of. */
export function toDiagnostics(
  selection: Selection,
  file: string,
  faults: readonly Fault[],
): readonly Diagnostic[] {
  return faults
    .filter(({ rule }) => selection.runs(rule))
    .map(({ rule, range, message, hint }) => {
      const diagnostic = { file, range, code: rule.id, severity: selection.severityOf(rule), message };
      return hint === undefined ? diagnostic : { ...diagnostic, hint };
    });
}
