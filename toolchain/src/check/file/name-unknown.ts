import { readDocument } from '../../source/document.ts';
import type { Rule } from '../rule.ts';

export const fileNameUnknown: Rule = {
  id: 'FILE_NAME_UNKNOWN',
  severity: 'warning',
  summary: 'A JSON or YAML file among the contracts has a name that says nothing, so it is not read.',
  each: 'workspace',
  check: ({ others }, report) => {
    for (const path of others) {
      report({
        place: { document: readDocument(path, ''), pointer: '' },
        message: `${path} is not read: its name tells no kind`,
        hint: 'names end with .schema.json, .channel.yaml or .agent.yaml (each also .json, .yaml or .yml)',
      });
    }
  },
};
