import type { Rule } from '../rule.ts';

export const channelReserved: Rule = {
  id: 'CHANNEL_RESERVED',
  severity: 'error',
  summary: 'A channel has a name that must not come back.',
  each: 'workspace',
  check: ({ channels, reserved }, report) => {
    const byName = new Map(reserved.map((entry) => [entry.name, entry.place]));
    for (const { name, place } of channels) {
      const other = byName.get(name);
      if (other === undefined) continue;
      const related = [{ place: other, message: 'reserved here' }];
      report({
        place,
        part: 'key',
        message: `the name "${name}" is reserved and must not come back`,
        related,
      });
    }
  },
};
