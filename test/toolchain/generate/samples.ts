import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { createRandom } from './random.ts';
import { randomInstance } from './random-instance.ts';
import { randomSchema, type Json } from './random-schema.ts';

/** A random schema with values that ajv, given the schema as it is, finds valid and invalid. */
export interface Sample {
  readonly type: string;
  readonly schema: Json;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

export function samples(seed: number, count: number): Sample[] {
  const found: Sample[] = [];
  for (let number = 0; found.length < count; number += 1) {
    const random = createRandom(seed * 100_003 + number);
    const schema = randomSchema(random);
    const values = Array.from({ length: 20 }, () => randomInstance(random, schema));
    const sample = judge(`random.s${number}.v1`, schema, values);
    if (sample !== undefined) found.push(sample);
  }
  return found;
}

/** Undefined for a schema that applies itself in its own place: no validator can end. */
function judge(type: string, schema: Json, values: readonly unknown[]): Sample | undefined {
  const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  try {
    const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
    const validate: ValidateFunction = ajv.compile(schema);
    const valid = distinct.filter((value) => validate(value));
    const invalid = distinct.filter((value) => !validate(value));
    return { type, schema, valid: valid.slice(0, 8), invalid: invalid.slice(0, 4) };
  } catch {
    return undefined;
  }
}
