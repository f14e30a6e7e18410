type Schema = Readonly<Record<string, unknown>>;

const most = 200;
const shared = new Map<string, Schema>();

/**
 * One object for all schemas that say the same: a fleet has the same parameter in many of its channels, and what is
 * found out about it is remembered by the object. Only for schemas whose members are texts, whole numbers or truth values.
 */
export function sharedSchema(schema: Schema): Schema {
  if (!Object.values(schema).every(isPlain)) return schema;
  const key = JSON.stringify(schema);
  const before = shared.get(key);
  if (before !== undefined) return before;
  // Who edits patterns all day must not fill the memory.
  if (shared.size >= most) shared.clear();
  shared.set(key, schema);
  return schema;
}

/** What is the same in JSON as it is in memory, unlike NaN or -0. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 1_000;
  return typeof value === 'boolean' || (Number.isSafeInteger(value) && !Object.is(value, -0));
}
