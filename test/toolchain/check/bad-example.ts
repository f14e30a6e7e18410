import { ruleInfos } from '#toolchain/check/rules.ts';
import { explanations } from '#toolchain/explain/explanations.ts';
import { readMarks } from '#toolchain/explain/marks.ts';
import type { CheckCase } from './check-case.ts';

/** The files in which an explanation shows the mistake of its rule; a rule of level STRICT is switched on. */
export function badExample(rule: string): CheckCase['files'] {
  const bad = explanations.find((explanation) => explanation.rule === rule)?.bad ?? {};
  const isStrict = ruleInfos.some(({ id, level }) => id === rule && level === 'STRICT');
  return {
    ...(isStrict ? { 'parley.config.yaml': `check: { use: [STANDARD, ${rule}] }\n` } : {}),
    ...Object.fromEntries(Object.entries(bad).map(([path, text]) => [path, readMarks(text).text])),
  };
}
