import type { Bundle } from '@parley/schemas';
import { ParleyError } from '../errors.ts';
import { formatAddress, parseAddress } from '../protocol/topic.ts';
import { parameterFault } from './parameter-schema.ts';
import { assertParameters } from './parameters.ts';

/** A channel with an address of its own. Addresses are those of the contract: a tenant goes in front of them on the wire. */
export interface AddressedChannel<Name extends string, Parameters extends object> {
  readonly name: Name;
  /** The template, with `{placeholders}`. */
  readonly address: string;
  /** The parameters of a filled address; undefined for one of another channel, or with values that the contract refuses. */
  parseAddress(address: string): Parameters | undefined;
  /** The address filled. Throws `invalid_parameter` for a missing, unknown or illegal value. */
  formatAddress(parameters: Parameters): string;
}

/** A channel whose messages travel through inboxes only: replies and directed messages. */
export interface InboxChannel<Name extends string> {
  readonly name: Name;
  readonly address: null;
}

/** The addressed channel of that name in the bundle. */
export function defineChannel<Name extends string, Parameters extends object>(
  name: Name,
  bundle: Bundle,
): AddressedChannel<Name, Parameters> {
  const channel = bundle.channels[name];
  const address = channel?.address;
  if (channel === undefined || typeof address !== 'string') {
    throw new ParleyError('not_declared', `the bundle has no channel ${name} with an address`);
  }
  return {
    name,
    address,
    parseAddress(topic) {
      const values = parseAddress(address, topic);
      if (values === undefined) return undefined;
      const isLegal = Object.entries(values).every(
        ([parameter, value]) => parameterFault(channel.parameters[parameter], value) === undefined,
      );
      return isLegal ? (values as Parameters) : undefined;
    },
    formatAddress(parameters) {
      const values = parameters as Readonly<Record<string, string>>;
      assertParameters(channel, values);
      return formatAddress(address, values);
    },
  };
}

export function defineInboxChannel<Name extends string>(name: Name): InboxChannel<Name> {
  return { name, address: null };
}
