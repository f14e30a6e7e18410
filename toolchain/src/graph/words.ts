import type { EdgeLook, NodeLook } from './look.ts';
import type { FleetGraph, GraphEdge, GraphMessage, GraphNode, Problem } from './model.ts';
import { allProblems } from './look.ts';

/** What the legend says of each look. */
export const nodeWords: Readonly<Record<NodeLook, string>> = {
  agent: 'agent',
  external: 'external agent',
  channel: 'channel',
  request: 'request channel, ⇄ replies',
  system: 'channel of Parley',
  pattern: 'pattern that observes',
  missing: 'declared nowhere',
};

export const edgeWords: Readonly<Record<EdgeLook, string>> = {
  flow: 'messages',
  request: 'request and reply',
  observes: 'observes',
  reply: 'replies go to',
  fallback: 'fallback',
  backup: 'backup',
};

// What would reorder, hide or break a line of text becomes a visible escape.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** Foreign text on one line, safe to show. */
export function oneLine(text: string): string {
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A name as it stands in the picture; one that nobody could see in quotes. */
export function nameWords({ name }: GraphNode): string {
  return name.trim() === '' ? `"${oneLine(name)}"` : oneLine(name);
}

/** Second lines under the name of a node. */
export function notesOf(node: GraphNode): readonly string[] {
  const state =
    node.state === 'unreadable' ? ['cannot be read'] : node.state === 'imported' ? ['imported'] : [];
  switch (node.kind) {
    case 'agent':
      return [
        ...state,
        ...(node.external ? ['external'] : []),
        ...node.backs.map((name) => `stands in for ${oneLine(name)}`),
      ];
    case 'pattern':
      return [`observes ${formatCount(node.channels.length, 'channel')}`];
    case 'channel':
      return [...state, ...(node.reply === null ? [] : [`⇄ ${oneLine(node.reply.name)}`])];
  }
}

/** How a message stands in the list of a channel. */
export function messageWords({ type, state }: GraphMessage): string {
  return state === 'missing' ? `${oneLine(type)} (missing)` : oneLine(type);
}

/** The messages of a channel and of its replies, a line each. */
export function listMessages(node: GraphNode): readonly string[] {
  if (node.kind !== 'channel') return [];
  const replies = node.reply?.messages ?? [];
  return [...node.messages.map(messageWords), ...replies.map((message) => `⇄ ${messageWords(message)}`)];
}

/** Everything worth knowing of a node, a line each; last its findings. */
export function describeNode(node: GraphNode, problems: readonly Problem[]): readonly string[] {
  return [
    oneLine(node.kind === 'agent' && node.version !== null ? `${node.name} ${node.version}` : node.name),
    ...notesOf(node),
    ...(node.description === undefined ? [] : [oneLine(node.description)]),
    ...(node.kind === 'channel' ? describeChannel(node) : []),
    ...(node.kind === 'pattern' ? node.channels.map(oneLine) : []),
    ...(node.source === null ? [] : [`${oneLine(node.source.file)}:${node.source.line}`]),
    ...problems.map(formatProblem),
  ];
}

function describeChannel(node: GraphNode & { readonly kind: 'channel' }): readonly string[] {
  return [
    ...(node.address === null ? [] : [`address: ${oneLine(node.address)}`]),
    ...(node.messages.length === 0 ? [] : [`messages: ${node.messages.map(messageWords).join(', ')}`]),
    ...(node.reply === null ? [] : [`replies: ${node.reply.messages.map(messageWords).join(', ')}`]),
  ];
}

export function describeEdge(edge: GraphEdge, names: ReadonlyMap<string, string>): readonly string[] {
  const from = oneLine(names.get(edge.from) ?? '');
  const to = oneLine(names.get(edge.to) ?? '');
  return [
    `${from} → ${to}`,
    edge.kind === 'sends' || edge.kind === 'receives' ? edge.kind : edgeWords[edge.kind],
    ...(edge.messages === null ? [] : [onlyWords(edge.messages)]),
    ...(edge.source === null ? [] : [`${oneLine(edge.source.file)}:${edge.source.line}`]),
    ...edge.problems.map(formatProblem),
  ];
}

/** What an agent takes or sends of a channel that carries more. */
export function onlyWords(messages: readonly string[]): string {
  return messages.length === 0 ? 'nothing' : `only ${messages.map(oneLine).join(', ')}`;
}

export function formatProblem({ severity, code, message, file, line, column }: Problem): string {
  return `${severity} ${code}: ${oneLine(message)} (${oneLine(file)}:${line}:${column})`;
}

/** "9 agents · 15 channels · 19 messages · 1 error, 2 warnings". */
export function summarize(graph: FleetGraph): string {
  const { agents, channels, messages } = graph.counts;
  const problems = allProblems(graph);
  const severities = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length;
    return count === 0 ? [] : [formatCount(count, severity === 'info' ? 'note' : severity)];
  });
  const parts = [
    formatCount(agents, 'agent'),
    formatCount(channels, 'channel'),
    formatCount(messages, 'message'),
    severities.join(', '),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** "1 agent", "2 agents". */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
