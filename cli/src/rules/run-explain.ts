import { formatDiagnostic } from '@parley/toolchain';
import { formatRuleMarkdown } from '@parley/toolchain/explain';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { formatExplanationsJson } from './explain-json.ts';
import { formatExplanation } from './explain-text.ts';
import { type FoundRule, findRule } from './find-rule.ts';

export interface ExplainOptions {
  readonly format: 'text' | 'markdown' | 'json';
}

/** Prints what rules find, why it matters and how to mend it. */
export function runExplain(terminal: Terminal, names: readonly string[], { format }: ExplainOptions): number {
  if (names.length === 0) {
    throw new Failure('which rule?', {
      hint: 'parley explain RULE says why a finding matters and how to mend it: parley explain KEY_UNKNOWN. All rules: parley rules',
    });
  }
  terminal.print(formatAll(names.map(findRule), format, terminal));
  return exitCodes.clean;
}

function formatAll(
  found: readonly FoundRule[],
  format: ExplainOptions['format'],
  terminal: Terminal,
): string {
  if (format === 'json') return formatExplanationsJson(found);
  if (format === 'markdown') return found.map(toMarkdown).join('\n\n');
  const { out: colors, columns } = terminal;
  const line = `\n\n${colors.dim('─'.repeat(40))}\n\n`;
  return found.map((rule) => formatExplanation(rule, { colors, columns })).join(line);
}

function toMarkdown({ rule, explanation, findings }: FoundRule): string {
  const options = { heading: '#', findings: findings.map(formatDiagnostic), withSilence: true };
  return formatRuleMarkdown(rule, explanation, options);
}
