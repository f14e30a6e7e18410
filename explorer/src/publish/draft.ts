import type { Bundle, BundleChannel } from '@parley/schemas';
import type { Priority } from '@parley/runtime/protocol';
import { exampleOf } from './example.ts';

/** What of an envelope a person may write; the rest is the sender's. */
export interface DraftEnvelope {
  /** An agent, or agent/instance: to its inbox instead of the channel's address. */
  readonly to?: string | undefined;
  /** Default: that of the channel. */
  readonly priority?: Priority | undefined;
  /** Default: the message's own id. */
  readonly correlationId?: string | undefined;
  /** The id of the message that this one comes from. */
  readonly causationId?: string | undefined;
  readonly subject?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A message as a person writes it: where it goes, and what it says. */
export interface Draft extends DraftEnvelope {
  readonly channel: string;
  readonly type: string;
  /** The values of the address's placeholders. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly data: unknown;
}

export interface DraftAsked {
  readonly channel?: string | undefined;
  readonly type?: string | undefined;
}

/** A message to begin with, valid wherever the schema has examples. Throws when the contracts have no such channel or type. */
export function draftMessage(bundle: Bundle, { channel, type }: DraftAsked): Draft {
  const chosen = channel === undefined ? carrierOf(bundle, type) : channelOf(bundle, channel);
  const message = type ?? chosen.messages[0];
  if (!chosen.messages.includes(message)) throw new Error(`${chosen.name} does not carry ${message}`);
  const parameters = Object.entries(chosen.parameters).map(([name, schema]) => [
    name,
    textOf(exampleOf(schema)),
  ]);
  return {
    channel: chosen.name,
    type: message,
    parameters: Object.fromEntries(parameters) as Draft['parameters'],
    data: exampleOf(Object.hasOwn(bundle.messages, message) ? bundle.messages[message]?.schema : {}),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The channel of that name. Throws when there is none. */
export function channelOf(bundle: Bundle, name: string): BundleChannel {
  const channel = Object.hasOwn(bundle.channels, name) ? bundle.channels[name] : undefined;
  if (channel === undefined) throw new Error(`the contracts have no channel "${name}"`);
  return channel;
}

function carrierOf({ channels }: Bundle, type: string | undefined): BundleChannel {
  const open = Object.values(channels).filter(({ address }) => address !== null);
  const found = open.find(({ messages }) => type === undefined || messages.includes(type));
  if (found === undefined) throw new Error(`no channel with an address carries ${type ?? 'messages'}`);
  return found;
}
