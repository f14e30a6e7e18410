import type { LiveCommand } from './live-command.ts';

/** Ends the broker of this window. */
export const stopBroker: LiveCommand = {
  id: 'parley.stopBroker',
  run: async ({ session }) => {
    const { state, localBroker } = session;
    const watchesIt = state.kind === 'on' && state.watched.label === localBroker;
    if (watchesIt) await session.disconnect();
    await session.stopBroker();
  },
};
