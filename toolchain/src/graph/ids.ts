import type { EdgeKind } from './model.ts';

export function agentId(name: string): string {
  return `agent ${name}`;
}

export function channelId(name: string): string {
  return `channel ${name}`;
}

/** A pattern belongs to one agent: two agents with the same pattern observe apart. */
export function patternId(agent: string, pattern: string): string {
  return `pattern ${agent} ${pattern}`;
}

/** The file of a message type; it is drawn within each channel that carries it. */
export function messageId(type: string): string {
  return `message ${type}`;
}

export function edgeId(kind: EdgeKind, from: string, to: string): string {
  return `${kind} ${from} ${to}`;
}
