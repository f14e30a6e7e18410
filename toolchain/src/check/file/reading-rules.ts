import type { RuleInfo } from '../rule.ts';

/** What reading the files finds; these ids come with the workspace and no rule looks for them. */
export const readingRules: readonly RuleInfo[] = [
  { id: 'SYNTAX', severity: 'error', summary: 'A file does not parse as YAML or JSON.' },
  { id: 'KEY_DUPLICATE', severity: 'error', summary: 'A key is there twice in one object.' },
  { id: 'KEY_NOT_STRING', severity: 'error', summary: 'A YAML key is not text.' },
  { id: 'YAML_MERGE_KEY', severity: 'error', summary: 'A YAML 1.1 merge key; YAML 1.2 has none.' },
  {
    id: 'YAML_ALIAS',
    severity: 'error',
    summary: 'A YAML alias leads nowhere, to itself, or stands for too much.',
  },
  { id: 'YAML_TAG', severity: 'error', summary: 'A YAML tag beyond the core schema.' },
  { id: 'VALUE_NOT_JSON', severity: 'error', summary: 'A YAML value that JSON cannot hold, such as .nan.' },
  { id: 'FILE_TOO_LARGE', severity: 'error', summary: 'A file is too large to be a contract.' },
  { id: 'FILE_TOO_DEEP', severity: 'error', summary: 'Values are nested too deep.' },
  { id: 'FILE_ENCODING', severity: 'error', summary: 'A file is not UTF-8 text.' },
  { id: 'FILE_UNREADABLE', severity: 'error', summary: 'A file or folder cannot be read.' },
  { id: 'FILE_LINK_OUTSIDE', severity: 'error', summary: 'A symbolic link leads out of the workspace.' },
  { id: 'INCLUDE_UNRESOLVED', severity: 'error', summary: 'An entry of include names nothing.' },
  {
    id: 'IMPORT_UNRESOLVED',
    severity: 'error',
    summary: 'An entry of imports is no workspace that can be found.',
  },
];

const ids: ReadonlySet<string> = new Set(readingRules.map(({ id }) => id));

/** Whether a rule always runs: what cannot be read cannot be checked, and silence about it would look like soundness. */
export function isReadingRule(id: string): boolean {
  return ids.has(id);
}
