import type { Diagnostic } from '../../diagnostic.ts';
import { groupBy } from '../../model/group-by.ts';
import { listTable } from '../../model/row-table.ts';
import { firstOf } from '../../model/row-view.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import type { Found, Step, SuppressedFinding } from './stage.ts';
import { type Fault, toDiagnostics } from './stage-findings.ts';
import { stageRules } from './stage-rules.ts';
import { type ActiveSuppression, judgeSuppressions } from './suppression-findings.ts';
import { suppressionsOf } from './suppressions.ts';

/** Takes out what comments in the files answer for, and tells of comments that answer for nothing. */
export function applyComments(found: Found): Step {
  const { workspace, selection, rules, diagnostics } = found;
  const areAllowed = !workspace.config.check.disallowInlineIgnores;
  const suppressed: SuppressedFinding[] = [];
  const gone = new Set<Diagnostic>();
  const added: Diagnostic[] = [];
  let byFile: ReadonlyMap<string, readonly Diagnostic[]> | undefined;
  for (const { document, imported } of workspace.table(documentsWithSuppressions).values()) {
    const suppressions = suppressionsOf(document);
    byFile ??= groupBy(diagnostics, ({ file }) => file);
    const { active, faults } = judgeSuppressions(suppressions, { rules, areAllowed });
    const byRule = groupBy(active, ({ rule }) => rule.id);
    const used = new Set<ActiveSuppression>();
    for (const finding of byFile.get(document.path) ?? []) {
      const reason = suppress(finding, byRule.get(finding.code) ?? [], used);
      if (reason === undefined) continue;
      gone.add(finding);
      suppressed.push({ finding, by: 'comment', reason });
    }
    // Other workspaces have their own checks.
    if (imported) continue;
    const unused = active.filter((entry) => !used.has(entry) && found.ran(entry.rule));
    const told = toDiagnostics(selection, document.path, [...faults, ...unused.map(toUnused)]);
    for (const diagnostic of told) added.push(diagnostic);
  }
  return { left: [...diagnostics.filter((diagnostic) => !gone.has(diagnostic)), ...added], suppressed };
}

const documentsWithSuppressions = firstOf(
  listTable<WorkspaceDocument>({
    visit: (entry, put) => {
      if (suppressionsOf(entry.document).length > 0) put(entry.document.path, entry);
    },
    pathOf: ({ document }) => document.path,
  }),
);

/** Marks every suppression that covers a finding as used; gives the reason of the first. */
function suppress(
  finding: Diagnostic,
  candidates: readonly ActiveSuppression[],
  used: Set<ActiveSuppression>,
): string | undefined {
  const covering = candidates.filter(({ suppression }) => suppression.covers(finding.range.start));
  for (const entry of covering) used.add(entry);
  return covering[0]?.suppression.reason;
}

function toUnused({ rule, range }: ActiveSuppression): Fault {
  const message = `there is no finding of ${rule.id} for this to suppress`;
  return { rule: stageRules.unused, range, message, hint: 'take it away' };
}
