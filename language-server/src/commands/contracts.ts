import {
  type Place,
  type Workspace,
  agentCommand,
  isRunHere,
  locationOf,
  resolveBundle,
} from '@parley/toolchain';
import type { KnownContracts, KnownPlace } from '../contracts-message.ts';
import { uriOf } from '../uris.ts';
import type { ServerCommand } from './command.ts';

/** Tells what each workspace declares, and where: for lists of it beside the editor. */
export const contracts: ServerCommand = {
  name: 'parley.server.contracts',
  run: async (server) => {
    await server.workspaces.ready();
    // While a file does not parse its names stay in the lists.
    return server.workspaces.all().map((open) => contractsOf(open.root, open.snapshot().steady));
  },
};

function contractsOf(root: string, workspace: Workspace): KnownContracts {
  const bundle = resolveBundle(workspace);
  const at = (place: Place): KnownPlace => {
    const { file, range } = locationOf(place, 'key');
    return { uri: uriOf(root, file), line: range.start.line, character: range.start.column };
  };
  return {
    root,
    broker: workspace.config.broker,
    brokers: Object.keys(workspace.config.brokers),
    agents: workspace.agents.map((agent) => ({
      name: agent.name,
      external: agent.external,
      place: at({ ...agent.place, pointer: `${agent.place.pointer}/agent` }),
      receives: Object.keys(bundle.agents[agent.name]?.receives ?? {}),
      sends: Object.keys(bundle.agents[agent.name]?.sends ?? {}),
      run: isRunHere(agent, workspace.config.run)
        ? agentCommand(workspace.config.run, agent.name)
        : undefined,
    })),
    channels: workspace.channels.map(({ name, place, resolved }) => ({
      name,
      place: at(place),
      address: resolved.address,
      messages: resolved.messages,
    })),
    messages: workspace.messages.map(({ type, document }) => ({
      type,
      place: { uri: uriOf(root, document.path), line: 0, character: 0 },
      title: titleOf(document.value),
    })),
  };
}

function titleOf(schema: unknown): string | undefined {
  const title = typeof schema === 'object' && schema !== null && 'title' in schema ? schema.title : undefined;
  return typeof title === 'string' ? title : undefined;
}
