import { below } from '../../model/place.ts';
import { addressOf } from '../../topics/address.ts';
import { maxTopicBytes, topicSizeOf } from '../../topics/topic-size.ts';
import type { Rule } from '../rule.ts';

export const addressTooLong: Rule = {
  id: 'ADDRESS_TOO_LONG',
  severity: 'error',
  summary: 'A topic of an address can be longer than MQTT allows.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const address = addressOf(channel, workspace);
    if (address === undefined) return;
    const { bytes } = topicSizeOf(address, workspace.config.tenant);
    if (bytes <= maxTopicBytes) return;
    const message = `a topic of this address can have ${bytes} bytes; MQTT allows ${maxTopicBytes}`;
    const hint = 'shorten the fixed levels, or the values of parameters by maxLength';
    report({ place: below(channel.place, 'address'), message, hint });
  },
};
