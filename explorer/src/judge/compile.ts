import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { toProblems } from './problems.ts';
import type { Problem } from './verdict.ts';

/** What is wrong with a value; nothing for a valid one. */
export type Check = (value: unknown) => readonly Problem[];

const none: readonly Problem[] = [];

/** Compiles schemas with the options of generated validators, but reports every problem, not only the first. */
export function createCompiler(): (schema: object | boolean) => Check {
  const ajv = new Ajv2020({ strict: false, unicodeRegExp: true, allErrors: true });
  formats.default(ajv);
  return (schema) => {
    const validate = ajv.compile(schema);
    return (value) => (validate(value) ? none : toProblems(validate.errors ?? [], value));
  };
}
