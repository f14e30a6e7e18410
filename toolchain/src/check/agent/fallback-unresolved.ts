import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';

export const fallbackUnresolved: Rule = {
  id: 'FALLBACK_UNRESOLVED',
  severity: 'error',
  summary: 'A send names a fallback channel that is not there, or itself.',
  each: 'agent',
  check: ({ sends }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const { key, place, options } of sends) {
      const { fallback } = options;
      if (fallback === null) continue;
      const at = below(place, 'fallback');
      if (fallback === key) report({ place: at, message: `"${key}" cannot be its own fallback` });
      else if (!channels.has(fallback)) {
        report({
          place: at,
          message: `there is no channel "${fallback}"`,
          hint: didYouMean(fallback, channels.keys()),
        });
      }
    }
  },
};
