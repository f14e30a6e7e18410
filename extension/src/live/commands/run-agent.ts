import { type Terminal, window } from 'vscode';
import type { KnownContracts } from '@parley/language-server/contracts';
import { textOption } from '../../commands/command.ts';
import { agentTerminal } from '../agent-terminal.ts';
import { watchedBroker } from '../connect.ts';
import { contractsOf } from '../contracts.ts';
import { folderOf } from '../session.ts';
import { assertTrusted } from '../trust.ts';
import { type LiveCommand, symbolOf } from './live-command.ts';

type KnownAgent = KnownContracts['agents'][number];

/** Runs an agent in a terminal, by the command that the configuration has for it, at the broker that is watched. */
export const runAgent: LiveCommand = {
  id: 'parley.runAgent',
  run: async (live, options): Promise<Terminal | undefined> => {
    assertTrusted();
    const known = await contractsOf(live.shell, textOption(options, 'uri'));
    if (known === undefined) return undefined;
    const agent = await chooseAgent(known, symbolOf(options)?.name ?? textOption(options, 'agent'));
    if (agent === undefined) return undefined;
    if (agent.run === undefined)
      throw new Error(`the configuration does not say how ${agent.name} is run: it needs the key "run"`);
    const broker = watchedBroker(live, known.root);
    const place = { folder: folderOf(known.root), broker };
    const terminal = window.createTerminal(agentTerminal(agent.name, place));
    terminal.show(true);
    terminal.sendText(agent.run);
    return terminal;
  },
};

async function chooseAgent({ agents }: KnownContracts, wanted?: string): Promise<KnownAgent | undefined> {
  if (wanted !== undefined) {
    const found = agents.find(({ name }) => name === wanted);
    if (found === undefined) throw new Error(`there is no agent "${wanted}"`);
    return found;
  }
  const items = agents
    .filter(({ run }) => run !== undefined)
    .map((agent) => ({ label: agent.name, description: agent.run ?? '', agent }));
  if (items.length === 0)
    throw new Error('the configuration does not say how agents are run: it needs the key "run"');
  return (await window.showQuickPick(items, { title: 'Which agent?' }))?.agent;
}
