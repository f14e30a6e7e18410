import type { Terminal } from 'vscode';
import { textOption } from '../../commands/command.ts';
import { connectTo, watchedBroker } from '../connect.ts';
import { contractsOf } from '../contracts.ts';
import { folderOf } from '../session.ts';
import { assertTrusted } from '../trust.ts';
import type { LiveCommand } from './live-command.ts';

/**
 * Runs every agent of a workspace and shows what they say to each other: at the broker that is watched, else at one that
 * it starts in this window, so that nobody else's gets their messages.
 */
export const runAgents: LiveCommand = {
  id: 'parley.runAgents',
  run: async (live, options): Promise<readonly Terminal[]> => {
    assertTrusted();
    const { session, shell, fleet, explorer } = live;
    const known = await contractsOf(shell, textOption(options, 'uri'));
    if (known === undefined) return [];
    const agents = known.agents.flatMap(({ name, run }) => (run === undefined ? [] : [{ name, run }]));
    if (agents.length === 0)
      throw new Error('the configuration does not say how agents are run: it needs the key "run"');
    if (session.state.kind !== 'on' || session.state.root !== known.root) {
      await session.startBroker(known.root);
      await connectTo(live, known.root);
    }
    const broker = watchedBroker(live, known.root);
    const terminals = fleet.run(agents, { folder: folderOf(known.root), broker });
    await explorer.show();
    return terminals;
  },
};
