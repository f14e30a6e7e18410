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
    `What \`parley check\` looks for: ${ruleInfos.length} rules. \`parley explain RULE\` says of each why it matters and how to mend what it finds, \`parley rules\` lists them for the workspace you are in. [CI](ci.md) and [the command](cli.md#check) say how a check is run.`,
    levels,
    leaveOut,
    ...families.flatMap(familyTable),
    '## Keys',
    'Every key that people write, and the rules that look at it. Rules of [structure](rules/structure.md) look at every key: whether it is known, and whether its value is legal.',
    keyList(),
    '## The examples',
    'The examples of all rules stand in one small workspace, in which nothing is found. A page shows the files that differ from it.',
    ...Object.entries(exampleWorkspace).map(([path, text]) => fence(path, text)),
  ];
}

const levels = `**Levels.** \`MINIMAL\`: it cannot work, or a promise is broken; all errors are here. \`STANDARD\`, the default: it works but is hardly meant. \`STRICT\`: good in many projects, too much for others; these rules run only when the configuration names them, or the level:

\`\`\`yaml
# parley.config.yaml
check:
  use: [STANDARD, SCHEMA_STRING_UNBOUNDED] # levels and rules
\`\`\``;

const leaveOut = `## Suppressing findings

A finding that is right in general and wrong in one place is left out there, with the reason: in YAML by a comment, which holds for the key or item below it, or for its own line; in JSON, and in YAML too, by \`$comment\` in the object. \`parley-ignore-file\` above the first key holds for the file. A suppression that hides nothing is itself a finding.

\`\`\`yaml
# parley-ignore SEND_WITHOUT_RECEIVER: the dashboard of the plant listens, it is not ours
sends:
  reading: {}
\`\`\`

\`\`\`json
{ "$comment": "parley-ignore SCHEMA_UNUSED: the next release sends it", "type": "object" }
\`\`\`

What holds for many places stands in the configuration:

\`\`\`yaml
# parley.config.yaml
check:
  except: [RETAIN_WITH_ONE] # never
  ignore: [contracts/legacy/**] # no rule, in these files
  ignoreOnly: { SCHEMA_UNUSED: [messages/drafts] } # one rule, in these files
  severities: { WAIT_CYCLE: error } # another severity
\`\`\`

Rules about [files](rules/file.md) that cannot be read always run: what cannot be read cannot be checked.`;

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
    `${about} [All rules](../rules.md), [how to suppress findings](../rules.md#suppressing-findings), [the workspace of the examples](../rules.md#the-examples).`,
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
