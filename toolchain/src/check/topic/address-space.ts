import { below } from '../../model/place.ts';
import { addressOf } from '../../topics/address.ts';
import { listedValues } from '../../topics/level.ts';
import type { Rule } from '../rule.ts';

/** Control characters are illegal anyway. */
const space = /[^\S\t-\r]/u;

export const addressSpace: Rule = {
  id: 'ADDRESS_SPACE',
  severity: 'warning',
  level: 'STRICT',
  summary: 'A level of a topic holds a space, which nobody sees in a log and every shell splits at.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const hint = 'write - or _ instead';
    for (const level of addressOf(channel, workspace) ?? []) {
      if (level.kind === 'text' && space.test(level.text)) {
        const message = `the level "${level.text}" holds a space`;
        report({ place: below(channel.place, 'address'), message, hint });
      }
      if (level.kind === 'text') continue;
      const value = listedValues(level.schema)?.find((listed) => space.test(listed));
      if (value === undefined) continue;
      const place = below(channel.place, 'parameters', level.name);
      report({ place, message: `the value "${value}" of {${level.name}} holds a space`, hint });
    }
  },
};
