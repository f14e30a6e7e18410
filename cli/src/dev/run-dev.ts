import { startBroker } from '@parley/runtime/broker';
import type { EmbeddedBroker } from '@parley/runtime/broker';
import { isRunHere, resolveBundle } from '@parley/toolchain';
import type { Workspace } from '@parley/toolchain';
import { nearestOf } from '@parley/toolchain/nearest';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { generateWorkspace } from '../generate/run-generate.ts';
import { reportFailure } from '../report-failure.ts';
import { formatText } from '../report/text.ts';
import { formatCount } from '../report/words.ts';
import { untilInterrupted } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { hasErrors, openWorkspace } from '../workspace/open-workspace.ts';
import type { OpenedWorkspace } from '../workspace/open-workspace.ts';
import { createFleet } from './fleet.ts';
import type { Fleet } from './fleet.ts';
import { findFreePort } from './free-port.ts';
import { createTraffic } from './traffic.ts';
import type { Traffic } from './traffic.ts';
import { watchWorkspace } from './watch.ts';

const host = '127.0.0.1';
export interface DevOptions {
  readonly port: number;
  readonly only?: readonly string[];
  readonly traffic: boolean;
}

/** Changes of these can change what an agent does. */
const codeFile = /\.(?:[cm]?[jt]sx?|json|ya?ml|py)$/u;

/** Runs a workspace until Ctrl-C: broker, check and generation on change, agents, traffic. */
export async function runDev(terminal: Terminal, folder: string, options: DevOptions): Promise<number> {
  const first = await openWorkspace(folder);
  assertAgents(first.workspace, options.only ?? []);
  const broker = await openBroker(terminal, options.port);
  const stage: Stage = {
    terminal,
    options,
    fleet: createFleet({ terminal, folder: first.workspace.folder, brokerUrl: broker.url }),
    traffic: options.traffic ? createTraffic(terminal, broker.url) : undefined,
  };
  try {
    await runUntilInterrupted(stage, first);
  } finally {
    await stage.fleet.stop();
    await stage.traffic?.close();
    await broker.close();
  }
  return exitCodes.interrupted;
}

async function runUntilInterrupted(stage: Stage, first: OpenedWorkspace): Promise<void> {
  const { terminal } = stage;
  const finished = untilInterrupted(terminal.closed);
  let current = await refresh(stage, first);
  const watching = await watchWorkspace({
    folder: current.folder,
    config: current.config,
    onChange: async (files) => {
      if (![...files].some((file) => codeFile.test(file))) return;
      try {
        current = await refresh(stage, await openWorkspace(current.folder, current));
      } catch (error) {
        reportFailure(error, terminal, false);
      }
    },
  });
  await finished;
  terminal.note(terminal.err.dim('Stopping'));
  await watching.close();
}

interface Stage {
  readonly terminal: Terminal;
  readonly options: DevOptions;
  readonly fleet: Fleet;
  readonly traffic: Traffic | undefined;
}

async function openBroker(terminal: Terminal, port: number): Promise<EmbeddedBroker> {
  const free = await findFreePort(port, host);
  if (free !== port)
    terminal.note(terminal.err.yellow(`Port ${port} is taken; the broker uses another one.`));
  const broker = await startBroker({ port: free, host });
  terminal.note(`Broker at ${terminal.err.cyan(broker.url)}; Ctrl-C ends everything.`);
  return broker;
}

/** Checks, generates and restarts. With errors the agents go on as they are. */
async function refresh(stage: Stage, opened: OpenedWorkspace): Promise<Workspace> {
  const { terminal, options, fleet, traffic } = stage;
  const { workspace, report } = opened;
  terminal.note(formatText(report, { colors: terminal.err, columns: terminal.columns }));
  if (hasErrors(opened.findings)) {
    terminal.note(terminal.err.dim('Until that is mended and saved, everything stays as it is.'));
    return workspace;
  }
  const { out, written } = await generateWorkspace(workspace);
  if (written.length > 0)
    terminal.note(terminal.err.dim(`Generated ${formatCount(written.length, 'file')} in ${out}`));
  await traffic?.use(resolveBundle(workspace));
  const agents = localAgents(workspace).filter((agent) => options.only?.includes(agent) ?? true);
  if (workspace.config.run === null) {
    terminal.note(
      terminal.err.yellow('No agent is started: the configuration has no "run", such as node src/{agent}.ts'),
    );
  }
  await fleet.run(agents, workspace.config);
  return workspace;
}

/** The agents of this workspace that Parley runs. */
function localAgents({ agents, config }: Workspace): readonly string[] {
  return agents.filter((agent) => isRunHere(agent, config.run)).map(({ name }) => name);
}

function assertAgents(workspace: Workspace, wanted: readonly string[]): void {
  const known = localAgents(workspace);
  const unknown = wanted.find((agent) => !known.includes(agent));
  if (unknown === undefined) return;
  const near = nearestOf(unknown, known);
  throw new Failure(`no agent "${unknown}" to run`, {
    hint: near === undefined ? `Agents: ${known.join(', ')}` : `Did you mean ${near}?`,
  });
}
