import type { BundleChannel } from '@parley/schemas';
import { ParleyError } from '../errors.ts';
import { parameterFault } from './parameter-schema.ts';

/** Throws `invalid_parameter` for a value that its schema refuses, a missing one, and one that the channel does not have. */
export function assertParameters(channel: BundleChannel, values: Readonly<Record<string, string>>): void {
  for (const [name, schema] of Object.entries(channel.parameters)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const fault = value === undefined ? 'is missing' : parameterFault(schema, value);
    if (fault !== undefined) throw invalid(channel, name, fault);
  }
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(channel.parameters, name));
  if (unknown !== undefined) throw invalid(channel, unknown, 'is no parameter of the address');
}

function invalid(channel: BundleChannel, name: string, fault: string): ParleyError {
  return new ParleyError('invalid_parameter', `${channel.name}: {${name}} ${fault}`);
}
