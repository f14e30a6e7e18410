/** Rules about words that Parley or JSON Schema made, of which there is a closed list. */
const closed: ReadonlySet<string> = new Set([
  'KEY_UNKNOWN',
  'VALUE_ILLEGAL',
  'RULE_UNKNOWN',
  'SUPPRESSION_RULE_UNKNOWN',
  'SCHEMA_FORMAT_UNKNOWN',
  'SCHEMA_INVALID',
  'SCHEMA_KEYWORD_UNKNOWN',
  'SCHEMA_OWN_KEYWORD_UNKNOWN',
]);

/** Whether a rule is about a word that nobody else may add to, so that a slip can mean one word only. */
export function isOwnVocabulary(rule: string): boolean {
  return closed.has(rule);
}
