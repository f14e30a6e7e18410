import { type CodeFile, codeLocations } from '@parley/toolchain/language';
import { toLocation } from '../convert/location.ts';
import { codeFiles } from '../features/code-document.ts';
import { textArgument } from './argument.ts';
import type { ServerCommand } from './command.ts';

/**
 * Where programs handle what comes on `{ root, channel, agent }`: of the agent, if one is named and a file tells by its path
 * that it is that agent's.
 */
export const handlers: ServerCommand = {
  name: 'parley.server.handlers',
  run: async (server, [options]) => {
    const [root, channel] = [textArgument(options, 'root'), textArgument(options, 'channel')];
    const agent = textArgument(options, 'agent') ?? '';
    const isKnown = server.workspaces.all().some((open) => open.root === root);
    if (root === undefined || channel === undefined || !isKnown) return [];
    const files = await codeFiles(server, root);
    const found = (some: readonly CodeFile[]) =>
      codeLocations(some, { kind: 'channel', name: channel }, 'handles');
    const own = agent === '' ? [] : found(files.filter(({ path }) => namesAgent(path, agent)));
    return (own.length > 0 ? own : found(files)).map((location) => toLocation(root, location));
  },
};

/** `src/pricing.ts`, `agents/pricing/main.ts`; not `src/pricing-standby.ts`. */
function namesAgent(path: string, agent: string): boolean {
  return path.split('/').some((part) => part.replace(/\.[^.]*$/, '') === agent);
}
