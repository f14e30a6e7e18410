import { guidePlace } from '@parley/toolchain/explain';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { escapeJson } from '../terminal/escape.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';
import { type RuleFilter, type RuleRow, listRules } from './list-rules.ts';
import { formatRules } from './rules-text.ts';

export interface RulesOptions extends RuleFilter {
  readonly format: 'text' | 'json';
}

/** Lists the rules, and which of them the workspace around a folder switches off. */
export async function runRules(
  terminal: Terminal,
  folder: string | undefined,
  options: RulesOptions,
): Promise<number> {
  const workspace = await findWorkspace(folder ?? '.');
  if (workspace === undefined && folder !== undefined) {
    throw new Failure(`no workspace in ${folder} or above it`, {
      hint: 'All rules, outside of one: parley rules',
    });
  }
  const rows = listRules(workspace, options);
  const { out: colors, columns } = terminal;
  const inWorkspace = workspace !== undefined;
  terminal.print(
    options.format === 'json' ? formatJson(rows) : formatRules(rows, { colors, columns, inWorkspace }),
  );
  return exitCodes.clean;
}

function formatJson(rows: readonly RuleRow[]): string {
  const rules = rows.map(({ rule, family, severity, runs }) => ({
    id: rule.id,
    family,
    level: rule.level,
    severity,
    defaultSeverity: rule.severity,
    runs,
    silence: rule.silence,
    summary: rule.summary,
    guide: guidePlace(rule.id),
  }));
  return escapeJson(JSON.stringify({ version: 1, rules }, undefined, 2));
}
