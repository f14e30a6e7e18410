import type { Place } from '../../model/place.ts';
import { below } from '../../model/place.ts';
import type { SchemaError } from '../../schema/evaluate/evaluation.ts';
import { createLocationValidator } from '../../schema/validator.ts';
import { joinPointer } from '../../source/pointer.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Finding, Rule } from '../rule.ts';

/** Errors of the schema itself, which have a finding of their own. */
const notTheExample: ReadonlySet<string> = new Set(['$ref', '$dynamicRef', 'depth']);

export const schemaExampleInvalid: Rule = {
  id: 'SCHEMA_EXAMPLE_INVALID',
  severity: 'error',
  summary: 'An example is not valid by its own schema.',
  each: 'schema',
  check: ({ place, schema, location }, report, workspace) => {
    if (!Array.isArray(schema.examples)) return;
    const validator = createLocationValidator(workspace.schemas, location);
    for (const [index, example] of schema.examples.entries()) {
      const at = below(place, 'examples', index);
      for (const error of validator.validate(example)) {
        if (!notTheExample.has(error.keyword)) report(toFinding(at, error));
      }
    }
  },
};

function toFinding({ document, pointer }: Place, error: SchemaError): Finding {
  const { keyword, property, message } = error;
  const isUnknown = keyword === 'additionalProperties' || keyword === 'unevaluatedProperties';
  const inExample = pointer + error.instancePath;
  if (property === undefined || !(isUnknown || keyword === 'propertyNames')) {
    return { place: { document, pointer: inExample }, message };
  }
  const place = { document, pointer: joinPointer(inExample, property) };
  const names = Array.isArray(error.expected)
    ? error.expected.filter((name) => typeof name === 'string')
    : [];
  return { place, part: 'key', message, hint: isUnknown ? didYouMean(property, names) : undefined };
}
