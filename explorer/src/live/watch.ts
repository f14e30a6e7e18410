import { isDeepStrictEqual } from 'node:util';
import { type MqttOptions, createFactory } from '@parley/runtime/transport';
import { type Workspace, createWorkspace } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';
import { connectionOptions } from '../connect/connection.ts';
import { type BrokerTarget, resolveBroker } from '../connect/resolve.ts';
import { type Engine, createEngine } from '../engine/engine.ts';
import type { Reloaded, WatchAsked } from './protocol.ts';

/** The broker of a workspace that is watched. */
export interface Watch {
  readonly engine: Engine;
  readonly folder: string;
  readonly label: string;
  /** Reads the contracts again. */
  reload(): Promise<Reloaded>;
  close(): Promise<void>;
}

/** How many can watch at once on one machine, and still be told apart. */
let watches = 0;

/** Starts to watch; it goes on trying to connect, and the state of the engine tells how it is. Throws for a wrong configuration. */
export async function startWatch(asked: WatchAsked, onChanged: () => void): Promise<Watch> {
  let workspace = createWorkspace(await readWorkspace(asked.folder));
  const { target, options } = connectionOf(workspace, asked.broker);
  const end = new AbortController();
  watches += 1;
  const engine = createEngine({
    workspace,
    broker: target.label,
    publish: 'allowed',
    ...asked.options,
    transports: createFactory(target.url, options),
    clientId: `parley-explorer-${String(process.pid)}-${String(watches)}-${Date.now().toString(36)}`,
    onChanged,
  });
  // Its state tells why.
  engine.open(end.signal).catch(() => undefined);
  return {
    engine,
    folder: workspace.folder,
    label: target.label,
    reload: async () => {
      workspace = createWorkspace(await readWorkspace(workspace.folder), workspace);
      await engine.use(workspace);
      return { isElsewhere: isElsewhere(workspace, asked.broker, { target, options }) };
    },
    close: async () => {
      end.abort();
      await engine.close();
    },
  };
}

/** A configuration that says it wrongly, as while it is being written, changes nothing. */
function isElsewhere(workspace: Workspace, broker: string | undefined, present: BrokerConnection): boolean {
  try {
    return !isDeepStrictEqual(connectionOf(workspace, broker), present);
  } catch {
    return false;
  }
}

interface BrokerConnection {
  readonly target: BrokerTarget;
  readonly options: MqttOptions;
}

/** Where the broker of a workspace is, and how to connect to it. */
export function connectionOf({ config, folder }: Workspace, broker: string | undefined): BrokerConnection {
  const target = resolveBroker(broker, config);
  return { target, options: connectionOptions(target, folder) };
}
