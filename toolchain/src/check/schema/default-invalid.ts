import { createLocationValidator } from '../../schema/validator.ts';
import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';

export const schemaDefaultInvalid: Rule = {
  id: 'SCHEMA_DEFAULT_INVALID',
  severity: 'warning',
  summary: 'A default is not valid by its own schema.',
  each: 'schema',
  check: ({ place, schema, location }, report, workspace) => {
    if (schema.default === undefined) return;
    const [error] = createLocationValidator(workspace.schemas, location).validate(schema.default);
    if (error === undefined || error.keyword.startsWith('$') || error.keyword === 'depth') return;
    const at = below(place, 'default');
    const pointer = at.pointer + error.instancePath;
    const hint = 'a default tells readers what absence means; nobody fills it in';
    report({
      place: { document: at.document, pointer },
      message: `the default is refused: ${error.message}`,
      hint,
    });
  },
};
