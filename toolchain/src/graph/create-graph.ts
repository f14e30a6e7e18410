import type { Diagnostic } from '../diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';
import { createAgentNodes } from './agent-nodes.ts';
import { createChannelNodes } from './channel-nodes.ts';
import { createEdges } from './edges.ts';
import type { FleetGraph, GraphNode } from './model.ts';
import { createPatternNodes } from './pattern-nodes.ts';
import { createRegions } from './problems.ts';
import { addRegions } from './regions.ts';
import { createUses } from './uses.ts';

/** The picture of a workspace with the findings of its check. What is broken is drawn as far as it is known. */
export function createGraph(workspace: Workspace, findings: readonly Diagnostic[]): FleetGraph {
  const regions = createRegions();
  addRegions(workspace, regions);
  const context = { workspace, uses: createUses(workspace), regions };
  const nodes: readonly GraphNode[] = [
    ...createAgentNodes(context),
    ...createChannelNodes(context),
    ...createPatternNodes(context),
  ];
  const edges = createEdges(context, new Set(nodes.map(({ id }) => id)));
  const drawn = new Set(workspace.channels.flatMap(({ resolved }) => resolved.messages));
  return {
    version: 1,
    name: workspace.folder.split(/[\\/]/u).findLast((part) => part !== '') ?? '',
    counts: {
      agents: new Set(workspace.agents.map(({ name }) => name)).size,
      channels: new Set(workspace.channels.map(({ name }) => name)).size,
      messages: new Set(workspace.messages.map(({ type }) => type).filter((type) => drawn.has(type))).size,
    },
    nodes,
    edges,
    elsewhere: regions.place(findings),
  };
}
