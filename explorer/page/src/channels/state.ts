import type { AggregateOrder, AggregatesAnswer } from '@parley/explorer/protocol';

/** What the view of channels and topics shows. */
export interface ChannelsState {
  by: 'channel' | 'topic';
  order: AggregateOrder;
  isDescending: boolean;
  answer: AggregatesAnswer | undefined;
}

/** So many are drawn. */
export const maxShown = 200;

export function createChannelsState(kept: unknown): ChannelsState {
  return {
    by: kept === 'topic' ? 'topic' : 'channel',
    order: 'messages',
    isDescending: true,
    answer: undefined,
  };
}
