import { field } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import { below } from '../../model/place.ts';
import { formatDuration, parseDuration } from '../../model/units.ts';
import { rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const sendTimeoutBelowHandler: Rule = {
  id: 'SEND_TIMEOUT_BELOW_HANDLER',
  severity: 'warning',
  summary: 'A requester gives up before the responder has to be done with its first try.',
  each: 'agent',
  check: ({ name, sends }, report, workspace) => {
    for (const { key, place, options } of sends) {
      const timeoutMs = options.timeoutMs ?? 0;
      // A timeout of nothing is an error of its own.
      if (timeoutMs === 0 || linksOf(workspace).channels.get(key)?.resolved.reply == null) continue;
      for (const { agent, receive } of rolesOf(workspace, key).receivers) {
        // The default is nobody's decision.
        const neededMs = parseDuration(field(field(field(agent.raw, 'receives'), key), 'timeout'));
        if (neededMs === undefined || neededMs <= timeoutMs) continue;
        report({
          place: below(place, 'timeout'),
          message: `"${name}" waits ${formatDuration(timeoutMs)}, but one try of "${agent.name}" may take ${formatDuration(neededMs)}`,
          related: [{ place: below(receive.place, 'timeout'), message: 'its timeout' }],
        });
      }
    }
  },
};
