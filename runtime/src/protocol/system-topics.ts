import { ParleyError } from '../errors.ts';
import { isAgentName } from './names.ts';
import { isTopicName } from './topic.ts';
import { quote } from './text.ts';

export const lanes = ['control', 'bulk'] as const;
/** `control` carries replies, receipts and critical messages, `bulk` the rest. */
export type Lane = (typeof lanes)[number];

export const eventKinds = ['error', 'timeout', 'escalation', 'circuit', 'audit'] as const;
export type EventKind = (typeof eventKinds)[number];

/** What a system topic is about. */
export type SystemTopic =
  | { readonly kind: 'status' | 'card' | 'health'; readonly agent: string; readonly instance: string }
  | { readonly kind: 'front' | 'dead'; readonly agent: string }
  | { readonly kind: 'inbox'; readonly agent: string; readonly instance: string; readonly lane: Lane }
  | { readonly kind: 'commands'; readonly agent: string; readonly instance?: string }
  | { readonly kind: 'events'; readonly event: EventKind };

export interface TopicOptions {
  /** In front of every system topic, for example `parley/v1`. */
  readonly prefix: string;
  /** In front of everything, channel addresses included. */
  readonly tenant: string | null;
}

/** The topics of one system. Agent and instance may be `+`: then the result is a filter. */
export interface Topics {
  status(agent: string, instance: string): string;
  card(agent: string, instance: string): string;
  health(agent: string, instance: string): string;
  /** For empty messages that nobody reads. */
  quicken(agent: string, instance: string): string;
  front(agent: string): string;
  inbox(agent: string, instance: string, lane: Lane): string;
  /** Without an instance: for every instance of the agent. */
  commands(agent: string, instance?: string): string;
  dead(agent: string): string;
  events(kind: EventKind | '+'): string;
  /** Puts the tenant in front of a channel's filled address or filter. */
  channel(address: string): string;
  /** A channel's address without the tenant; undefined for a topic of another tenant. */
  address(topic: string): string | undefined;
  /** Undefined for topics that are no system topic of this prefix and tenant. */
  parse(topic: string): SystemTopic | undefined;
}

/** Throws `invalid_argument` for a prefix or tenant that makes no topic. REQ-TOPIC-8, REQ-TOPIC-9, REQ-TOPIC-10 */
export function createTopics(options: TopicOptions): Topics {
  const tenant = options.tenant === null ? '' : `${checkedTopic(options.tenant)}/`;
  const root = `${tenant}${checkedTopic(options.prefix)}/`;
  const perInstance = (kind: string) => (agent: string, instance: string) =>
    `${root}agents/${checkedName(agent)}/${checkedName(instance)}/${kind}`;
  return {
    status: perInstance('status'),
    card: perInstance('card'),
    health: perInstance('health'),
    quicken: perInstance('quicken'), // REQ-TOPIC-12
    front: (agent) => `${root}agents/${checkedName(agent)}/front`,
    inbox: (agent, instance, lane) => `${root}inbox/${checkedName(agent)}/${checkedName(instance)}/${lane}`,
    commands: (agent, instance) =>
      `${root}commands/${checkedName(agent)}${instance === undefined ? '' : `/${checkedName(instance)}`}`,
    dead: (agent) => `${root}dead/${checkedName(agent)}`,
    events: (kind) => `${root}events/${kind}`,
    channel: (address) => tenant + address,
    address: (topic) => (topic.startsWith(tenant) ? topic.slice(tenant.length) : undefined),
    parse: (topic) => (topic.startsWith(root) ? parseLevels(topic.slice(root.length).split('/')) : undefined),
  };
}

function checkedTopic(text: string): string {
  if (isTopicName(text) && !text.startsWith('$') && text.split('/').every((level) => level.length > 0))
    return text;
  throw new ParleyError('invalid_argument', `${quote(text)} cannot stand in front of a topic`);
}

function checkedName(name: string): string {
  if (name === '+' || isAgentName(name)) return name;
  throw new ParleyError('invalid_argument', `${quote(name)} is no agent or instance name`);
}

function parseLevels(levels: readonly string[]): SystemTopic | undefined {
  const [room, first = '', ...rest] = levels;
  if (room === 'events')
    return rest.length === 0 && isEventKind(first) ? { kind: room, event: first } : undefined;
  if (!isAgentName(first)) return undefined;
  if (room === 'agents') return parseAgent(first, rest);
  if (room === 'inbox') return parseInbox(first, rest);
  if (room === 'dead') return rest.length === 0 ? { kind: room, agent: first } : undefined;
  return room === 'commands' ? parseCommands(first, rest) : undefined;
}

function parseAgent(agent: string, rest: readonly string[]): SystemTopic | undefined {
  const [instance = '', kind, ...more] = rest;
  if (kind === undefined) return instance === 'front' ? { kind: instance, agent } : undefined;
  if (more.length > 0 || !isAgentName(instance)) return undefined;
  return kind === 'status' || kind === 'card' || kind === 'health' ? { kind, agent, instance } : undefined;
}

function parseInbox(agent: string, rest: readonly string[]): SystemTopic | undefined {
  const [instance = '', lane, ...more] = rest;
  if (more.length > 0 || !isAgentName(instance)) return undefined;
  return lane === 'control' || lane === 'bulk' ? { kind: 'inbox', agent, instance, lane } : undefined;
}

function parseCommands(agent: string, rest: readonly string[]): SystemTopic | undefined {
  const [instance, ...more] = rest;
  if (instance === undefined) return { kind: 'commands', agent };
  return more.length === 0 && isAgentName(instance) ? { kind: 'commands', agent, instance } : undefined;
}

function isEventKind(value: string): value is EventKind {
  return (eventKinds as readonly string[]).includes(value);
}
