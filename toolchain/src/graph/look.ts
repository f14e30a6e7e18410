import { type Severity, severities } from '../diagnostic.ts';
import type { FleetGraph, GraphEdge, GraphMessage, GraphNode, Problem, ReplyPart } from './model.ts';

/** What every printer tells apart by shape and colour. */
export const nodeLooks = ['agent', 'external', 'channel', 'request', 'system', 'pattern', 'missing'] as const;
export type NodeLook = (typeof nodeLooks)[number];

export const edgeLooks = ['flow', 'request', 'observes', 'reply', 'fallback', 'backup'] as const;
export type EdgeLook = (typeof edgeLooks)[number];

export function nodeLookOf(node: GraphNode): NodeLook {
  if (node.state === 'missing' || node.state === 'unreadable') return 'missing';
  if (node.kind === 'pattern') return 'pattern';
  if (node.kind === 'agent') return node.external ? 'external' : 'agent';
  if (node.state === 'system') return 'system';
  return node.isRequest ? 'request' : 'channel';
}

export function edgeLookOf({ kind, isRequest }: GraphEdge): EdgeLook {
  if (kind === 'sends' || kind === 'receives') return isRequest ? 'request' : 'flow';
  return kind;
}

/** The findings about a node and all that is drawn within it. */
export function problemsWithin(node: GraphNode): readonly Problem[] {
  if (node.kind !== 'channel') return node.problems;
  const parts: readonly (GraphNode | ReplyPart)[] = node.reply === null ? [node] : [node, node.reply];
  const messages = partMessages(node);
  return [...new Set([...parts, ...messages].flatMap(({ problems }) => problems))];
}

/** The messages of a channel and of its replies. */
function partMessages(node: GraphNode): readonly GraphMessage[] {
  if (node.kind !== 'channel') return [];
  return [...node.messages, ...(node.reply?.messages ?? [])];
}

/** The worst of some findings; undefined where there is none. */
export function worstOf(problems: readonly Problem[]): Severity | undefined {
  return severities.find((severity) => problems.some((problem) => problem.severity === severity));
}

/** Every finding of the picture once. */
export function allProblems({ nodes, edges, elsewhere }: FleetGraph): readonly Problem[] {
  return [
    ...new Set([
      ...nodes.flatMap(problemsWithin),
      ...edges.flatMap(({ problems }) => problems),
      ...elsewhere,
    ]),
  ];
}
