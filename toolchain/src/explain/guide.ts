import { families } from './families.ts';

/** Where the guide explains a rule, from the root of the repository. */
export function guidePlace(rule: string): string {
  const family = families.find(({ explanations }) => explanations.some((entry) => entry.rule === rule));
  return family === undefined
    ? 'docs/guide/rules.md'
    : `docs/guide/rules/${family.name}.md#${anchorOf(rule)}`;
}

/** The anchor that GitHub gives to the heading of a rule. */
function anchorOf(rule: string): string {
  return rule.toLowerCase();
}
