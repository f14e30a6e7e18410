import { linksOf } from '../../model/link.ts';
import type { Rule } from '../rule.ts';

export const channelReserved: Rule = {
  id: 'CHANNEL_RESERVED',
  severity: 'error',
  summary: 'A channel has a name that must not come back.',
  each: 'channel',
  check: ({ name, place }, report, workspace) => {
    const other = linksOf(workspace).reserved.get(name);
    if (other === undefined) return;
    const related = [{ place: other.place, message: 'reserved here' }];
    const message = `the name "${name}" is reserved and must not come back`;
    report({ place, part: 'key', message, related });
  },
};
