import { textArgument } from './argument.ts';
import type { ServerCommand } from './command.ts';

/** Draws the workspace of `{ uri }`, or the part around `{ focus }`, as an SVG picture. */
export const graph: ServerCommand = {
  name: 'parley.server.graph',
  run: async ({ workspaces }, [options]) => {
    const workspace = await workspaces.of(textArgument(options, 'uri') ?? '');
    if (workspace === undefined) return undefined;
    const { createGraph, focusGraph, formatSvg } = await import('@parley/toolchain/graph');
    const snapshot = workspace.snapshot();
    const whole = createGraph(snapshot.workspace, snapshot.findings);
    const focus = textArgument(options, 'focus');
    const part = focus === undefined ? whole : focusGraph(whole, focus, 1);
    return part && { svg: formatSvg(part, { messages: false }) };
  },
};
