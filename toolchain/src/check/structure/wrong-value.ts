import type { SchemaError } from '../../schema/evaluate/evaluation.ts';
import { nearestHint } from '../did-you-mean.ts';
import type { Rule } from '../rule.ts';
import { structureErrors } from './structure-errors.ts';

export const wrongValue: Rule = {
  id: 'VALUE_ILLEGAL',
  severity: 'error',
  summary: 'A value is not one of those that its key takes.',
  each: 'file',
  check: (file, report) => {
    for (const { error, place, part } of structureErrors(file, 'value')) {
      report({ place, part, message: error.message, hint: hintFor(error) });
    }
  },
};

function hintFor({ actual, expected, instancePath }: SchemaError): string | undefined {
  if (instancePath.startsWith('/check/severities/') && isOff(actual))
    return 'to switch a rule off, name it under except';
  return nearestHint(actual, Array.isArray(expected) ? expected : []);
}

/** The ways in which other linters spell that a rule is off. */
function isOff(value: unknown): boolean {
  return ['off', 'none', 'ignore', 'hint', false, 0].some((word) => word === value);
}
