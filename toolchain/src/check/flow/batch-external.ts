import { below } from '../../model/place.ts';
import { rolesOf } from '../roles.ts';
import type { Rule } from '../rule.ts';

export const batchExternal: Rule = {
  id: 'BATCH_EXTERNAL_RECEIVER',
  severity: 'warning',
  summary: 'A foreign client receives a channel on which batches travel.',
  each: 'channel',
  check: ({ name, place, resolved }, report, workspace) => {
    if (resolved.batch === null) return;
    const { receivers, backups, observers } = rolesOf(workspace, name);
    const foreign = [...receivers, ...backups, ...observers].filter(({ agent }) => agent.external);
    if (foreign.length === 0) return;
    const names = foreign.map(({ agent }) => `"${agent.name}"`).join(', ');
    report({
      place: below(place, 'batch'),
      message: `${names} may take a batch for one message: libraries for CloudEvents over MQTT know no batches`,
      hint: 'leave batch out, or give foreign clients a channel of their own',
      related: foreign.map(({ receive }) => ({
        place: receive.place,
        part: 'key',
        message: 'received here',
      })),
    });
  },
};
