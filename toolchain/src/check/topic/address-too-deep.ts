import { below } from '../../model/place.ts';
import { addressOf } from '../../topics/address.ts';
import { maxTopicLevels, topicSizeOf } from '../../topics/topic-size.ts';
import type { Rule } from '../rule.ts';

export const addressTooDeep: Rule = {
  id: 'ADDRESS_TOO_DEEP',
  severity: 'warning',
  summary: 'An address has more levels than common brokers take.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const address = addressOf(channel, workspace);
    if (address === undefined) return;
    const { levels } = topicSizeOf(address, workspace.config.tenant);
    if (levels <= maxTopicLevels) return;
    const message = `the address has ${levels} levels; EMQX takes ${maxTopicLevels} and Mosquitto 200`;
    report({ place: below(channel.place, 'address'), message, hint: 'put what varies into the message' });
  },
};
