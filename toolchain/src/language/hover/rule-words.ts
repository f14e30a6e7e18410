import { explanations } from '../../explain/explanations.ts';
import { levels } from '../../check/rule.ts';
import { ruleInfos } from '../../check/rules.ts';
import { escapeText, paragraphs } from '../markdown.ts';

const ruleByName = new Map(ruleInfos.map((rule) => [rule.id, rule]));
const explanationByRule = new Map(explanations.map((explanation) => [explanation.rule, explanation]));

/** A rule, why it is there and how its findings go away. Undefined: there is none of that name. */
export function ruleWords(id: string): string | undefined {
  const rule = ruleByName.get(id);
  if (rule === undefined) return undefined;
  const explanation = explanationByRule.get(id);
  return paragraphs(
    `**${id}** ${rule.severity}, level ${rule.level}`,
    rule.summary,
    explanation && `**Why.** ${explanation.why}`,
    explanation && `**Fix.** ${explanation.fix}`,
  );
}

const groups: Readonly<Record<(typeof levels)[number], string>> = {
  MINIMAL: 'what cannot work',
  STANDARD: 'what cannot work, and what is hardly meant',
  STRICT: 'all rules, those about taste included',
};

/** A group of rules with its size. */
export function groupWords(name: string): string | undefined {
  const level = levels.find((candidate) => candidate === name);
  if (level === undefined) return undefined;
  const most = levels.indexOf(level);
  const count = ruleInfos.filter((rule) => levels.indexOf(rule.level) <= most).length;
  return `**${level}** ${count} rules: ${escapeText(groups[level])}`;
}
