import { levels } from '../../../check/rule.ts';
import { type ListedRule, ruleInfos } from '../../../check/rules.ts';
import type { Candidate } from '../item.ts';

const groupWords: Readonly<Record<(typeof levels)[number], string>> = {
  MINIMAL: 'What cannot work: every error.',
  STANDARD: 'What cannot work, and what is hardly meant. The default.',
  STRICT: 'All rules, those about taste included.',
};

/** Rules that the configuration can switch: groups first, then by name. */
export function rulesAndGroups(): readonly Candidate[] {
  const groups = levels.map((level, index): Candidate => ({
    value: level,
    kind: 'rule',
    detail: 'group of rules',
    documentation: groupWords[level],
    rank: index,
  }));
  return [...groups, ...switchable()];
}

/** Rules that the configuration can leave out. */
export function switchable(): readonly Candidate[] {
  return ruleInfos.filter(({ silence }) => silence !== 'never').map(toCandidate);
}

/** Rules that a comment can leave out: those with a finding nearby first. */
export function suppressible(nearby: readonly string[]): readonly Candidate[] {
  return ruleInfos
    .filter(({ silence }) => silence === 'anywhere')
    .map((rule) => {
      const index = nearby.indexOf(rule.id);
      return index < 0 ? toCandidate(rule) : { ...toCandidate(rule), detail: 'found here', rank: index };
    });
}

/** Whether a comment can leave out findings of a rule. */
export function isSuppressible(id: string): boolean {
  return ruleInfos.some((rule) => rule.id === id && rule.silence === 'anywhere');
}

function toCandidate({ id, severity, level, summary }: ListedRule): Candidate {
  return { value: id, kind: 'rule', detail: `${severity}, ${level}`, documentation: summary, rank: 500 };
}
