import { formatDiagnostic, judgeExample, ruleInfos } from '@parley/toolchain';
import {
  type Explanation,
  type Family,
  exampleWorkspace,
  families,
  formatRuleMarkdown,
  keyCoverage,
} from '@parley/toolchain/explain';
import type { GeneratedFile } from './generated-file.ts';

const banner = '<!-- Generated from toolchain/src/explain by npm run generate; do not edit. -->';
const folder = 'docs/guide/rules';

/** The pages of the guide about the rules of the check: an index, and a page for each family. */
export function rulesGuide(): readonly GeneratedFile[] {
  return [
    { path: `${folder}.md`, text: join(indexPage()) },
    ...families.map((family) => ({ path: `${folder}/${family.name}.md`, text: join(familyPage(family)) })),
  ];
}

function indexPage(): readonly string[] {
  return [
    banner,
    '# Rules',
    `What \`parley check\` looks for: ${ruleInfos.length} rules. \`parley explain RULE\` says of each why it matters and how to mend what it finds, \`parley rules\` lists them for the workspace you are in.`,
    levels,
    ...families.flatMap(familyTable),
    '## Keys',
    'Every key that people write, and the rules that look at it. Rules of [structure](rules/structure.md) look at every key: whether it is known, and whether its value is legal.',
    keyList(),
    '## The examples',
    'The examples of all rules stand in one small workspace, in which nothing is found. A page shows the files that differ from it.',
    ...Object.entries(exampleWorkspace).map(([path, text]) => fence(path, text)),
  ];
}

const levels = `**Levels.** \`MINIMAL\`: it cannot work, or a promise is broken. \`STANDARD\`, the default: it works but is hardly meant. \`STRICT\`: good in many projects, too much for others; such a rule runs when \`check.use\` names it, or the level. [Configure the check](check.md) says how to choose rules, how to suppress a finding with a reason, and how to begin with a fleet that has findings already.`;

function familyTable({ name, title, about, explanations }: Family): readonly string[] {
  const rows = [...explanations]
    .sort((left, right) => (left.rule < right.rule ? -1 : 1))
    .map(({ rule }) => {
      const { severity, level, summary } = infoOf(rule);
      return `| ${linkTo(rule)} | ${severity} | ${level} | ${cell(summary)} |`;
    });
  const head = ['| Rule | Severity | Level | What it finds |', '| --- | --- | --- | --- |'];
  return [`## ${title}`, `${about} [All with examples](rules/${name}.md).`, [...head, ...rows].join('\n')];
}

/** A list: a table would be as wide as its longest row. */
function keyList(): string {
  const rows = keyCoverage.map(({ key, rules, note }) => {
    const links = rules.map(linkTo).join(', ');
    return `- \`${key}\`: ${[links, note ?? ''].filter((text) => text !== '').join('. ')}`;
  });
  return rows.join('\n');
}

function familyPage({ title, about, explanations }: Family): readonly string[] {
  const rules = [...explanations].sort((left, right) => (left.rule < right.rule ? -1 : 1));
  return [
    banner,
    `# Rules: ${title.toLowerCase()}`,
    `${about} [All rules](../rules.md), [how to suppress findings](../check.md#suppressions-with-a-reason), [the workspace of the examples](../rules.md#the-examples).`,
    ...rules.map(formatRule),
  ];
}

function formatRule(explanation: Explanation): string {
  const info = infoOf(explanation.rule);
  const findings = judgeExample(info, explanation.bad ?? {}).filter(({ code }) => code === info.id);
  const said = findings.map(formatDiagnostic);
  return formatRuleMarkdown(info, explanation, { heading: '##', findings: said, withSilence: false });
}

function infoOf(rule: string) {
  const info = ruleInfos.find(({ id }) => id === rule);
  if (info === undefined) throw new Error(`there is no rule ${rule} to explain`);
  return info;
}

function linkTo(rule: string): string {
  const family = families.find(({ explanations }) => explanations.some((entry) => entry.rule === rule));
  return family === undefined ? rule : `[${rule}](rules/${family.name}.md#${rule.toLowerCase()})`;
}

function fence(path: string, text: string): string {
  return [`\`${path}\``, '', `\`\`\`${path.endsWith('.json') ? 'json' : 'yaml'}`, text.trimEnd(), '```'].join(
    '\n',
  );
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function join(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
