import type { BundleChannel } from '@parley/schemas';
import type { Validator } from '../codegen/types.ts';
import { ParleyError } from '../errors.ts';
import { addressFilter, placeholders } from '../protocol/topic.ts';
import type { CompileSchema } from './validators.ts';

export type Parameters = Readonly<Record<string, string>>;

const maxTopics = 64;

/** The MQTT filters of an address: value by value where the free parameters have few values, else `+`. */
export function subscriptionFilters(channel: BundleChannel, bound: Parameters): readonly string[] {
  const { address } = channel;
  if (address === null) return [];
  const own = Object.fromEntries(placeholders(address).flatMap((name) => pick(bound, name)));
  const free = [...new Set(placeholders(address))].filter((name) => !Object.hasOwn(own, name));
  const choices = free.map((name) => finiteValues(channel.parameters[name]));
  const topics = choices.reduce((count, values) => count * (values?.length ?? Infinity), 1);
  if (topics > maxTopics) return [addressFilter(address, own)];
  let combinations: Record<string, string>[] = [own];
  for (const [index, name] of free.entries()) {
    combinations = combinations.flatMap((values) =>
      (choices[index] ?? []).map((value) => ({ ...values, [name]: value })),
    );
  }
  return combinations.map((values) => addressFilter(address, values));
}

/** The values of a schema that lists them; undefined for any other schema. */
export function finiteValues(schema: unknown): readonly string[] | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const { enum: listed, const: single } = schema as { enum?: unknown; const?: unknown };
  const values: unknown = listed ?? (single === undefined ? undefined : [single]);
  return Array.isArray(values) && values.every((value) => typeof value === 'string') ? values : undefined;
}

/** Checks the values of one channel's parameters. */
export interface ParameterCheck {
  /** The name of the first value that its schema refuses. */
  refused(values: Parameters): string | undefined;
}

export function createParameterCheck(channel: BundleChannel, compile: CompileSchema): ParameterCheck {
  const entries = Object.entries(channel.parameters);
  if (entries.length === 0) return { refused: () => undefined };
  const compiled = new Map<string, Validator>();
  const validator = (name: string, schema: object | boolean): Validator => {
    const known = compiled.get(name) ?? compile(schema);
    compiled.set(name, known);
    return known;
  };
  return {
    refused: (values) => entries.find(([name, schema]) => !validator(name, schema)(values[name]))?.[0],
  };
}

const none: Parameters = {};

/** A channel by name, with the names of its address's parameters. */
export interface Addressed {
  readonly name: string;
  readonly parameterNames: readonly string[];
}

/** The parameters of one send: what it names over what the agent is bound to. Throws `invalid_parameter`. */
export function resolveParameters(plan: Addressed, bound: Parameters, named: Parameters = none): Parameters {
  const { name: channel, parameterNames } = plan;
  if (parameterNames.length === 0 && named === none) return none;
  const unknown = Object.keys(named).find((name) => !parameterNames.includes(name));
  if (unknown !== undefined) {
    throw new ParleyError('invalid_parameter', `${channel} has no parameter "${unknown}"`);
  }
  const values: Record<string, string> = {};
  for (const name of parameterNames) {
    const value = Object.hasOwn(named, name) ? named[name] : bound[name];
    if (value === undefined) {
      throw new ParleyError('invalid_parameter', `${channel} needs the parameter "${name}"`);
    }
    values[name] = value;
  }
  return values;
}

function pick(values: Parameters, name: string): [string, string][] {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value === undefined ? [] : [[name, value]];
}
