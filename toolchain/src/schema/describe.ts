const maxLength = 60;

/** A value as messages show it: its JSON text, cut where it gets long. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value) && value.length > 3) return `a list of ${value.length}`;
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`;
}

/** Several values as one phrase: `"a", "b" or "c"`. */
export function describeChoice(values: readonly unknown[]): string {
  const texts = values.map(describeValue);
  const last = texts.pop() ?? 'nothing';
  return texts.length === 0 ? last : `${texts.join(', ')} or ${last}`;
}

/** The JSON type of a value; whole numbers are integers. */
function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value as 'string' | 'boolean';
  return 'object';
}

const jsonTypes = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const;
type JsonType = (typeof jsonTypes)[number];

export function isTypeName(name: string): boolean {
  return jsonTypes.some((known) => known === name);
}

/** Whether a value is of a type; a whole number is a number too. */
export function isOfType(value: unknown, type: unknown): boolean {
  const actual = typeOf(value);
  return actual === type || (type === 'number' && actual === 'integer');
}

const typePhrases: Readonly<Record<JsonType, string>> = {
  null: 'null',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  number: 'a number',
  integer: 'a whole number',
  string: 'text',
};

/** Types as one phrase: `text or null`. */
export function describeTypes(types: readonly unknown[]): string {
  return types.map((type) => phraseOf(String(type))).join(' or ');
}

function phraseOf(type: string): string {
  return isTypeName(type) ? typePhrases[type as JsonType] : type;
}
