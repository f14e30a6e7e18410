import { textOption } from '../../commands/command.ts';
import { type LiveCommand, symbolOf } from './live-command.ts';

const fields: Readonly<Record<string, string>> = { channel: 'channel', agent: 'from', message: 'type' };

/** Shows the panel: all messages, those of a query, or those of a channel, an agent or a type. */
export const showMessages: LiveCommand = {
  id: 'parley.showMessages',
  run: async ({ explorer }, options) => {
    const symbol = symbolOf(options);
    const field = symbol === undefined ? undefined : fields[symbol.kind];
    const query = field === undefined ? textOption(options, 'query') : `${field}:${symbol?.name ?? ''}`;
    await explorer.show(query);
  },
};

/** Shows the same as a tab of the editor, where there is more room. */
export const openExplorer: LiveCommand = {
  id: 'parley.openExplorer',
  run: ({ explorer }, options) => {
    explorer.openTab(textOption(options, 'query'));
    return Promise.resolve();
  },
};
