import type { ExplainedRule } from './explained-rule.ts';
import type { Explanation } from './explanation.ts';
import { type ShownFile, showBad, showGood } from './show-example.ts';
import { silenceWays, switchOn } from './silence.ts';

interface MarkdownOptions {
  /** `#` for a page, `##` for a part of one. */
  readonly heading: string;
  /** What the check says about the bad example, a line each. */
  readonly findings: readonly string[];
  /** False: a page says once, for all of its rules, how findings are left out. */
  readonly withSilence: boolean;
}

/** A rule and its explanation as Markdown. */
export function formatRuleMarkdown(
  rule: ExplainedRule,
  explanation: Explanation,
  { heading, findings, withSilence }: MarkdownOptions,
): string {
  const bad = showBad(explanation).map(formatFile);
  const good = showGood(explanation).map(formatFile);
  const parts = [
    `${heading} ${rule.id}`,
    `**${rule.severity}**, level ${rule.level}. ${rule.summary}`,
    ...formatSwitch(rule),
    `**Why.** ${explanation.why}`,
    ...(bad.length > 0 ? ['**Bad**', ...bad, ['```text', ...findings, '```'].join('\n')] : []),
    ...(good.length > 0 ? ['**Good**', ...good] : []),
    `**Fix.** ${explanation.fix}`,
    ...(withSilence ? formatSilence(rule) : []),
  ];
  return parts.join('\n\n');
}

function formatSwitch(rule: ExplainedRule): readonly string[] {
  const text = switchOn(rule);
  if (text !== undefined) return [`It runs only on demand: \`${text}\` in parley.config.yaml.`];
  return rule.silence === 'never' ? ['It always runs: what cannot be read cannot be checked.'] : [];
}

function formatFile({ path, lines }: ShownFile): string {
  const body = lines.flatMap(({ text, underline }) => (underline === undefined ? [text] : [text, underline]));
  const language = path.endsWith('.json') ? 'json' : 'yaml';
  return [`\`${path}\``, '', `\`\`\`${language}`, ...body, '```'].join('\n');
}

function formatSilence(rule: ExplainedRule): readonly string[] {
  const ways = silenceWays(rule);
  if (ways.length === 0) return [];
  return ['**Suppress it**', ways.map(({ purpose, text }) => `- ${purpose}: \`${text}\``).join('\n')];
}
