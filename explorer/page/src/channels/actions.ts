import type { Aggregate, AggregateOrder } from '@parley/explorer/protocol';
import type { App } from '../app.ts';
import { quotedTerm } from '../query/quoted-term.ts';

/** What people can do with the figures of channels and topics. */
export interface ChannelsActions {
  showBy(by: 'channel' | 'topic'): void;
  /** The first time descending, then the other way round. */
  orderBy(order: AggregateOrder): void;
  showMessages(aggregate: Aggregate): void;
}

export function createChannelsActions(app: App): ChannelsActions {
  const changed = () => {
    app.keep();
    app.pullRest();
    app.draw();
  };
  return {
    showBy: (by) => {
      Object.assign(app.state.channels, { by, answer: undefined });
      changed();
    },
    orderBy: (order) => {
      const { channels } = app.state;
      const isSame = channels.order === order;
      // Names are read from A to Z, figures from the largest down.
      Object.assign(channels, { order, isDescending: isSame ? !channels.isDescending : order !== 'name' });
      changed();
    },
    showMessages: ({ name }) => {
      const field = app.state.channels.by;
      app.actions.setQuery(name === '' ? 'verdict:undeclared-channel' : `${field}:${quotedTerm(name)}`);
      app.actions.showTab('all');
      requestAnimationFrame(() => document.getElementById('rows')?.focus());
    },
  };
}
