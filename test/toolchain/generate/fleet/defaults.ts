import type { Bundle, BundleAgent, BundleChannel, BundleReceive, BundleSend } from '@parley/schemas';
import { agentDefaults, channelDefaults, receiveDefaults, sendDefaults } from '../../../support/contracts.ts';

/** A channel with every default filled in. */
export function channel(
  name: string,
  address: string | null,
  own: Partial<BundleChannel> & Pick<BundleChannel, 'messages'>,
): [string, BundleChannel] {
  return [name, { ...channelDefaults, name, address, ...own }];
}

export function agent(name: string, own: Partial<BundleAgent>): [string, BundleAgent] {
  return [name, { ...agentDefaults, name, receives: {}, sends: {}, ...own }];
}

export function receive(
  channels: string[],
  messages: string[],
  own: Partial<BundleReceive> = {},
): BundleReceive {
  return { ...receiveDefaults, channels, messages, ...own };
}

export function send(messages: string[], own: Partial<BundleSend> = {}): BundleSend {
  return { ...sendDefaults, messages, ...own };
}

/** A bundle of these messages alone. */
export function messagesOnly(schemas: Readonly<Record<string, object | boolean>>): Bundle {
  const messages = Object.entries(schemas).map(
    ([type, schema]) => [type, { type, schema, hash: '0'.repeat(64) }] as const,
  );
  return {
    bundle: 1,
    prefix: 'parley/v1',
    tenant: null,
    operators: [],
    messages: Object.fromEntries(messages),
    channels: {},
    agents: {},
    reserved: [],
  };
}
