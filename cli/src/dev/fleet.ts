import { type Config, agentCommand } from '@parley/toolchain';
import type { Terminal } from '../terminal/terminal.ts';
import { startChild } from './child.ts';
import { createPrefix } from './prefix.ts';
import { createSupervisor } from './supervisor.ts';
import type { Supervisor } from './supervisor.ts';

export interface FleetOptions {
  readonly terminal: Terminal;
  readonly folder: string;
  /** The url of the broker that the agents are to use. */
  readonly brokerUrl: string;
}

/** The agents that run here, each in a process of its own. */
export interface Fleet {
  /** Starts, restarts and stops so that exactly these agents run, anew. */
  run(agents: readonly string[], config: Config): Promise<void>;
  stop(): Promise<void>;
}

interface Member {
  readonly command: string;
  readonly supervisor: Supervisor;
}

export function createFleet({ terminal, folder, brokerUrl }: FleetOptions): Fleet {
  const members = new Map<string, Member>();
  let prefix = createPrefix([], terminal.out);

  function create(agent: string, command: string): Member {
    const supervisor = createSupervisor({
      agent,
      onLine: (line) => {
        terminal.print(`${prefix(agent)} ${line}`);
      },
      onNotice: (text) => {
        terminal.print(`${prefix(agent)} ${terminal.out.yellow(text)}`);
      },
      start: (events) =>
        startChild({ ...events, command, folder, env: childEnvironment(terminal, agent, brokerUrl) }),
    });
    return { command, supervisor };
  }

  async function remove(agent: string): Promise<void> {
    const member = members.get(agent);
    members.delete(agent);
    await member?.supervisor.stop();
  }

  return {
    run: async (agents, config) => {
      prefix = createPrefix(agents, terminal.out);
      const wanted = commandsOf(agents, config);
      const gone = [...members].filter(([agent, { command }]) => wanted.get(agent) !== command);
      await Promise.all(gone.map(([agent]) => remove(agent)));
      const running = [...members.values()];
      for (const [agent, command] of wanted) {
        if (members.has(agent)) continue;
        const member = create(agent, command);
        members.set(agent, member);
        member.supervisor.start();
      }
      await Promise.all(running.map(({ supervisor }) => supervisor.restart()));
    },
    stop: async () => {
      await Promise.all([...members.values()].map(({ supervisor }) => supervisor.stop()));
      members.clear();
    },
  };
}

function commandsOf(agents: readonly string[], config: Config): ReadonlyMap<string, string> {
  return new Map(
    agents.flatMap((agent) => {
      const command = agentCommand(config.run, agent);
      return command === undefined ? [] : [[agent, command] as const];
    }),
  );
}

function childEnvironment(terminal: Terminal, agent: string, brokerUrl: string): Record<string, string> {
  const colors = terminal.out.isColorSupported ? { FORCE_COLOR: '1' } : {};
  return { PARLEY_BROKER: brokerUrl, PARLEY_AGENT: agent, ...colors };
}
