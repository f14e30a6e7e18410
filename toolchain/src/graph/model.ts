import type { Severity } from '../diagnostic.ts';

/** A fleet as a picture shows it: who talks to whom about what, and what is wrong where. */
export interface FleetGraph {
  readonly version: 1;
  /** The last part of the workspace's folder; '' in memory. */
  readonly name: string;
  readonly counts: GraphCounts;
  /** By kind, then name. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Findings about nothing that is drawn, for example the configuration. */
  readonly elsewhere: readonly Problem[];
}

interface GraphCounts {
  readonly agents: number;
  readonly channels: number;
  readonly messages: number;
}

export type GraphNode = AgentNode | ChannelNode | PatternNode;

/** `missing`: named but declared nowhere. `unreadable`: its file could not be read. `system`: a channel of Parley itself. */
export type NodeState = 'declared' | 'imported' | 'system' | 'missing' | 'unreadable';

interface NodeBase extends Sourced {
  readonly id: string;
  readonly name: string;
  readonly state: NodeState;
  readonly description?: string;
}

/** Where something stands in the contracts, and what is wrong there. */
interface Sourced {
  readonly source: GraphSource | null;
  readonly problems: readonly Problem[];
}

/** Lines count from 1. */
export interface GraphSource {
  readonly file: string;
  readonly line: number;
}

export interface AgentNode extends NodeBase {
  readonly kind: 'agent';
  readonly version: string | null;
  readonly external: boolean;
  /** The agents whose backup this is. */
  readonly backs: readonly string[];
}

export interface ChannelNode extends NodeBase {
  readonly kind: 'channel';
  readonly address: string | null;
  readonly messages: readonly GraphMessage[];
  /** The channel of the replies, when nobody uses it for anything else; it has no node of its own. */
  readonly reply: ReplyPart | null;
  /** Whether messages on it are requests, wherever the replies go. */
  readonly isRequest: boolean;
}

export interface ReplyPart extends NodeBase {
  readonly messages: readonly GraphMessage[];
}

/** A pattern under `receives`: it observes channels by their names. */
export interface PatternNode extends NodeBase {
  readonly kind: 'pattern';
  /** All channels that it holds, whether they are in this graph or not. */
  readonly channels: readonly string[];
}

export interface GraphMessage extends Sourced {
  readonly type: string;
  readonly state: NodeState;
}

export type EdgeKind = 'sends' | 'receives' | 'observes' | 'reply' | 'fallback' | 'backup';

/** Points where the messages go; `backup` from an agent to the one that stands in for it. */
export interface GraphEdge extends Sourced {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  /** Whether answers come back along it. */
  readonly isRequest: boolean;
  /** The messages, where they are fewer than all of the channel. */
  readonly messages: readonly string[] | null;
}

/** One finding of the check; lines and columns count from 1. */
export interface Problem {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
