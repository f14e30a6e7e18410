import { linksOf } from '../../model/link.ts';
import { placeholdersOf } from '../../model/names.ts';
import type { Rule } from '../rule.ts';

export const boundWithoutParameter: Rule = {
  id: 'RECEIVE_WITHOUT_PARAMETER',
  severity: 'warning',
  summary:
    'An agent that is started once per parameter value receives a share: one channel without that parameter.',
  each: 'agent',
  check: ({ parameters, receives }, report, workspace) => {
    const { channels } = linksOf(workspace);
    for (const { key, place } of parameters.length === 0 ? [] : receives) {
      const channel = channels.get(key)?.resolved;
      if (channel?.share !== 'one' || channel.address === null) continue;
      const names = placeholdersOf(channel.address);
      if (parameters.some((name) => names.includes(name))) continue;
      const message = `"${key}" has none of the parameters ${parameters.join(', ')}: only one of the bound instances gets each message`;
      report({ place, part: 'key', message });
    }
  },
};
