import { below } from '../../model/place.ts';
import { addressOf } from '../../topics/address.ts';
import {
  maxTopicBytes,
  maxTopicLevels,
  portableTopicBytes,
  portableTopicLevels,
  topicSizeOf,
} from '../../topics/topic-size.ts';
import type { Rule } from '../rule.ts';

export const addressNotPortable: Rule = {
  id: 'ADDRESS_NOT_PORTABLE',
  severity: 'warning',
  level: 'STRICT',
  summary: 'An address goes beyond the limits of brokers in the cloud: 8 levels, 256 bytes.',
  each: 'channel',
  check: (channel, report, workspace) => {
    const address = addressOf(channel, workspace);
    if (address === undefined) return;
    const { levels, bytes } = topicSizeOf(address, workspace.config.tenant);
    const place = below(channel.place, 'address');
    if (levels > portableTopicLevels && levels <= maxTopicLevels) {
      const message = `the address has ${levels} levels; AWS IoT Core takes ${portableTopicLevels}`;
      report({ place, message, hint: 'put what varies into the message' });
    }
    if (bytes > portableTopicBytes && bytes <= maxTopicBytes) {
      const message = `a topic of this address can have ${bytes} bytes; AWS IoT Core takes ${portableTopicBytes}`;
      report({ place, message, hint: 'shorten the fixed levels, or the values of parameters by maxLength' });
    }
  },
};
