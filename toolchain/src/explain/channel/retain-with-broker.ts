import { shelfWith } from '../changes.ts';
import type { Explanation } from '../explanation.ts';

export const retainWithBroker: Explanation = {
  rule: 'RETAIN_WITH_BROKER',
  why: 'A broker gives what it retains to new subscriptions, but never to shared ones (MQTT 5, section 4.8.2). With `share: broker` all subscriptions of a receiving agent are shared: the last value is kept and nobody gets it.',
  fix: 'Values that everybody wants to know belong on `share: every`. Work that is to be dealt out needs no `retain`.',
  keys: ['channel.retain', 'channel.share'],
  bad: shelfWith('ttl: 7d', 'share: broker', 'retain: ⟪true⟫'),
  good: shelfWith('ttl: 7d', 'share: every', 'retain: true'),
};
