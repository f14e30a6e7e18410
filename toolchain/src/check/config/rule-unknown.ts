import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import { type Rule, levels } from '../rule.ts';

/** Takes the ids of the other rules: it is itself one of them. */
export function createRuleUnknown(ids: readonly string[]): Rule {
  const names = [...levels, ...ids];
  return {
    id: 'RULE_UNKNOWN',
    severity: 'error',
    summary: 'The configuration names a rule that is not there.',
    each: 'workspace',
    check: ({ config }, report) => {
      const { document, check } = config;
      if (document === undefined) return;
      const root = below({ document, pointer: '' }, 'check');
      for (const key of ['use', 'except'] as const) {
        for (const [index, name] of check[key].entries()) {
          if (names.includes(name)) continue;
          report({
            place: below(root, key, index),
            message: `there is no rule "${name}"`,
            hint: didYouMean(name, names),
          });
        }
      }
      for (const name of Object.keys(check.ignoreOnly)) {
        if (names.includes(name)) continue;
        const place = below(root, 'ignoreOnly', name);
        report({ place, part: 'key', message: `there is no rule "${name}"`, hint: didYouMean(name, names) });
      }
    },
  };
}
