import type { Diagnostic } from '../../diagnostic.ts';
import { field } from '../../model/fields.ts';
import { groupBy } from '../../model/group-by.ts';
import { isReadingRule } from '../file/reading-rules.ts';
import { type BaselineEntry, baselineEntries, baselineFaults } from './baseline.ts';
import type { Found, Step } from './stage.ts';
import { type Fault, toDiagnostics } from './stage-findings.ts';
import { isStageRule, stageRules } from './stage-rules.ts';

/** Takes out what the baseline knows, and tells of what it knows in vain. */
export function applyBaseline(
  found: Found,
  diagnostics: readonly Diagnostic[],
  fingerprintOf: (diagnostic: Diagnostic) => string,
): Step {
  const { workspace, selection } = found;
  const { baseline } = workspace;
  if (baseline === undefined) {
    return { left: [...diagnostics, ...missing(found)], suppressed: [] };
  }
  const faults = baselineFaults(baseline);
  if (faults.length > 0) {
    return { left: [...diagnostics, ...toDiagnostics(selection, baseline.path, faults)], suppressed: [] };
  }
  const entries = baselineEntries(baseline);
  const waiting = groupBy(entries, ({ fingerprint }) => fingerprint);
  const matched = new Set<BaselineEntry>();
  const known = new Set<Diagnostic>();
  for (const diagnostic of diagnostics) {
    if (!isForBaseline(diagnostic)) continue;
    const entry = waiting.get(fingerprintOf(diagnostic))?.find(({ rule }) => rule === diagnostic.code);
    if (entry === undefined) continue;
    matched.add(entry);
    known.add(diagnostic);
  }
  const unused = entries.filter((entry) => !matched.has(entry) && isJudged(found, entry));
  const about = unused.map((entry) => toUnused(entry, baseline.locate(`${entry.pointer}/message`)));
  return {
    left: [
      ...diagnostics.filter((diagnostic) => !known.has(diagnostic)),
      ...toDiagnostics(selection, baseline.path, about),
    ],
    suppressed: [...known].map((finding) => ({ finding, by: 'baseline' })),
  };
}

/** What cannot be read must be mended first, and findings about suppressions are mended faster than written down. */
export function isForBaseline({ code }: Diagnostic): boolean {
  return !isReadingRule(code) && !isStageRule(code);
}

/** Whether the rule of an entry has run, so that the finding is gone indeed. */
function isJudged({ rules, ran }: Found, { rule }: BaselineEntry): boolean {
  const info = rules.get(rule);
  return info === undefined || ran(info);
}

function toUnused({ rule, file }: BaselineEntry, range: Fault['range']): Fault {
  const message = `${rule} in ${file} is found no more`;
  return {
    rule: stageRules.baselineUnused,
    range,
    message,
    hint: 'run "parley check --write-baseline" again',
  };
}

function missing({ workspace, selection }: Found): readonly Diagnostic[] {
  const { document, check } = workspace.config;
  const isWritten = field(field(document?.value, 'check'), 'baseline') !== undefined;
  if (document === undefined || !isWritten || workspace.findings.length > 0) return [];
  const message = `there is no file "${check.baseline}"`;
  const hint = '"parley check --write-baseline" writes it';
  const range = document.locate('/check/baseline');
  return toDiagnostics(selection, document.path, [
    { rule: stageRules.baselineMissing, range, message, hint },
  ]);
}
