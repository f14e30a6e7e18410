import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const successorDeprecated: Rule = {
  id: 'CHANNEL_SUCCESSOR_DEPRECATED',
  severity: 'warning',
  summary: 'A deprecated channel says to use one that is deprecated too.',
  each: 'channel',
  check: ({ name, place, resolved }, report, workspace) => {
    const use = resolved.deprecated?.use;
    const successor = use === undefined ? undefined : linksOf(workspace).channels.get(use);
    if (successor === undefined || successor.resolved.deprecated === null) return;
    const at = below(place, 'deprecated', 'use');
    if (use === name) report({ place: at, message: `"${name}" says to use itself` });
    else {
      const next = successor.resolved.deprecated.use;
      report({
        place: at,
        message: `"${successor.name}" is deprecated too`,
        hint: next === undefined || next === name ? undefined : `that one says to use "${next}"`,
        related: [{ place: below(successor.place, 'deprecated'), part: 'key', message: 'deprecated here' }],
      });
    }
  },
};
