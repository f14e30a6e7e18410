import type { CapturedMessage, FollowedMessage } from '@parley/explorer';

/** A valid order that came at noon UTC. */
export const order: CapturedMessage = {
  topic: 'shop/eu/order',
  channel: 'order.placed',
  parameters: { region: 'eu' },
  verdict: { kind: 'valid' },
  message: {
    id: '0190b3c4-7d5e-7f00-8a9b-0c1d2e3f4a5b',
    sender: '/agents/customer/c1',
    type: 'shop.order.v1',
    data: { id: 'o1' },
    correlationId: '0190b3c4-7d5e-7f00-8a9b-0c1d2e3f4a5b',
  },
  size: 321,
  reserved: false,
  receivedAtMs: Date.UTC(2026, 0, 1, 12),
  retained: false,
  isKept: false,
  packet: { payload: new Uint8Array(321), qos: 1, duplicate: false, properties: {} },
  entry: 0,
  entries: 1,
};

/** The message as a query finds it. */
export function followed(captured: CapturedMessage, latencyMs?: number): FollowedMessage {
  return { captured, isFound: true, isDuplicate: false, latencyMs };
}
