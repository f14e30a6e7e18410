import { systemSchemas } from '@parley/schemas';
import type { Bundle, BundleChannel } from '@parley/schemas';
import { createCompiler } from './compile.ts';
import type { Check } from './compile.ts';
import { own } from './own.ts';
import type { Problem } from './verdict.ts';

/** The schemas of one bundle and of the protocol, each compiled at its first use. */
export interface Checks {
  /** Of the data of a message that the contracts declare. */
  data(type: string, data: unknown): readonly Problem[];
  /** Of the data of a system message; undefined for a type that the protocol does not have. */
  system(type: string, data: unknown): readonly Problem[] | undefined;
  /** Why the values of an address do not belong to the channel. */
  parameters(channel: BundleChannel, values: Readonly<Record<string, string>>): string | undefined;
}

export function createChecks(bundle: Bundle): Checks {
  const compile = createCompiler();
  const compiled = new Map<string, Check>();

  function check(key: string, schemaOf: () => object | boolean): Check {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const made = compile(schemaOf());
    compiled.set(key, made);
    return made;
  }

  return {
    data: (type, data) => check(type, () => withoutId(own(bundle.messages, type)?.schema ?? true))(data),
    system: (type, data) => {
      const schema = own<object>(systemSchemas, type);
      return schema === undefined ? undefined : check(type, () => schema)(data);
    },
    parameters: ({ name, parameters }, values) => {
      for (const [parameter, schema] of Object.entries(parameters)) {
        const value = values[parameter];
        const [problem] = check(`${name} {${parameter}}`, () => schema)(value);
        if (problem !== undefined) {
          return `{${parameter}} of ${name} is ${JSON.stringify(value)}, expected ${problem.expected}`;
        }
      }
      return undefined;
    },
  };
}

/** ajv refuses a second schema of the same `$id`; the schemas of a bundle refer to nothing outside themselves. */
function withoutId(schema: object | boolean): object | boolean {
  if (typeof schema === 'boolean' || !('$id' in schema)) return schema;
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$id'));
}
