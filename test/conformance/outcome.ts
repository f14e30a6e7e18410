import { isDeepStrictEqual } from 'node:util';
import type { Message } from '#runtime/protocol/message.ts';
import { isParleyError } from '#runtime/errors.ts';
import type { Vector } from './vectors.ts';

/** What an operation made of an input. */
export interface Outcome {
  readonly valid: boolean;
  readonly value?: unknown;
  readonly code?: string;
}

/** A message as vectors write it: bytes in `dataBase64`. */
export function toVectorMessage(message: Message): Record<string, unknown> {
  const { data, ...rest } = message;
  if (data instanceof Uint8Array) return { ...rest, dataBase64: Buffer.from(data).toString('base64') };
  return data === undefined ? rest : { ...rest, data };
}

export function fromVectorMessage(message: Readonly<Record<string, unknown>>): Message {
  const { dataBase64, ...rest } = message;
  if (typeof dataBase64 !== 'string') return rest as unknown as Message;
  return { ...rest, data: new Uint8Array(Buffer.from(dataBase64, 'base64')) } as unknown as Message;
}

/** Runs a function that throws for bad input. */
export function outcomeOf(run: () => unknown): Outcome {
  try {
    return { valid: true, value: run() };
  } catch (error) {
    if (!isParleyError(error)) throw error;
    return { valid: false, code: error.code };
  }
}

/** Of a function that gives undefined for bad input. */
export function outcomeOfValue(value: unknown): Outcome {
  return value === undefined ? { valid: false } : { valid: true, value };
}

/** How an outcome differs from what the vector expects; undefined when it does not. */
export function difference(vector: Vector, outcome: Outcome): string | undefined {
  if (outcome.valid !== vector.valid) return `valid is ${outcome.valid}, expected ${vector.valid}`;
  if (vector.code !== outcome.code) return `code is ${String(outcome.code)}, expected ${String(vector.code)}`;
  if (vector.expect === undefined || isDeepStrictEqual(outcome.value, vector.expect)) return undefined;
  return `got ${JSON.stringify(outcome.value)}, expected ${JSON.stringify(vector.expect)}`;
}
