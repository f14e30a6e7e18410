import { Uri, workspace } from 'vscode';
import type { Watched } from '@parley/explorer/live';
import type { LiveShell } from './live-shell.ts';

const pickedKey = 'parley.pickedBroker';

/** Connects to the broker of a workspace, see `brokerFor`. */
export function connectTo(live: LiveShell, root: string): Promise<Watched> {
  return live.session.connect({ root, broker: brokerFor(live, root) });
}

/** The one this window runs, the one that was picked, or that of the settings; undefined: that of the configuration. */
export function brokerFor({ session, shell }: LiveShell, root: string): string | undefined {
  return session.localBroker ?? pickedBroker(shell.context, root) ?? setBroker(root);
}

/** The address of the one that is watched, else of the one that would be; a name under `brokers` says nothing to an agent. */
export function watchedBroker(live: LiveShell, root: string): string | undefined {
  const { state, wanted } = live.session;
  const asked = state.kind === 'off' ? brokerFor(live, root) : wanted?.broker;
  if (asked?.includes('://') === true) return asked;
  return state.kind === 'on' ? state.watched.label : undefined;
}

type Context = LiveShell['shell']['context'];

/** Remembers a broker for a workspace; undefined forgets it. */
export async function pickBrokerFor(
  context: Context,
  root: string,
  broker: string | undefined,
): Promise<void> {
  const picked = { ...context.workspaceState.get<Record<string, string>>(pickedKey, {}) };
  if (broker === undefined) {
    const others = Object.entries(picked).filter(([known]) => known !== root);
    await context.workspaceState.update(pickedKey, Object.fromEntries(others));
  } else await context.workspaceState.update(pickedKey, { ...picked, [root]: broker });
}

function pickedBroker(context: Context, root: string): string | undefined {
  return context.workspaceState.get<Record<string, string>>(pickedKey, {})[root];
}

function setBroker(root: string): string | undefined {
  const set = workspace.getConfiguration('parley', Uri.parse(root)).get<string>('broker', '');
  return set === '' ? undefined : set;
}
