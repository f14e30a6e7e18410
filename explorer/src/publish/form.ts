import type { Bundle } from '@parley/schemas';
import { own } from '../judge/own.ts';
import { type Draft, channelOf } from './draft.ts';

/** What a form needs to know to write one message. */
export interface DraftForm {
  readonly address: string | null;
  readonly description: string | undefined;
  /** What the channel carries. */
  readonly types: readonly string[];
  readonly typeDescription: string | undefined;
  readonly parameters: readonly { readonly name: string; readonly schema: unknown }[];
  /** Of the data; every `$ref` points into its own `$defs`. */
  readonly schema: unknown;
  /** How long the reply of a request is waited for. */
  readonly replyTimeoutMs: number | undefined;
  readonly priority: string;
  readonly retain: boolean;
  readonly delivery: string;
  readonly ttlMs: number | undefined;
}

/** The form of a draft. Throws when the contracts do not have its channel. */
export function formOf(bundle: Bundle, { channel: name, type }: Draft): DraftForm {
  const channel = channelOf(bundle, name);
  const message = own(bundle.messages, type);
  return {
    address: channel.address,
    description: channel.description,
    types: channel.messages,
    typeDescription: message?.description,
    parameters: Object.entries(channel.parameters).map(([parameter, schema]) => ({
      name: parameter,
      schema,
    })),
    schema: message?.schema ?? true,
    replyTimeoutMs: channel.reply?.timeoutMs,
    priority: channel.priority,
    retain: channel.retain,
    delivery: channel.delivery,
    ttlMs: channel.ttlMs ?? undefined,
  };
}

/** A channel that a person may send on. */
export interface Destination {
  readonly channel: string;
  readonly address: string | null;
  readonly description: string | undefined;
  readonly messages: readonly string[];
  readonly hasReply: boolean;
}

/** All channels that have an address of their own. */
export function destinationsOf({ channels }: Bundle): readonly Destination[] {
  return Object.values(channels)
    .filter(({ address }) => address !== null)
    .map(({ name, address, description, messages, reply }) => ({
      channel: name,
      address,
      description,
      messages,
      hasReply: reply !== null,
    }));
}
