import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { keyCoverage, keyNotes } from '#toolchain/explain/keys.ts';

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The objects of each file by the name that explanations give them, as `$defs` of its schema; '' is the file itself. */
const files = {
  channels: { channels: '', channel: 'channel' },
  agent: { agent: '', 'agent.receives': 'receive', 'agent.sends': 'send' },
  config: { config: '', 'config.brokers': 'broker' },
} as const;

const written = Object.entries(files).flatMap(([file, objects]) => {
  const root = readSchema(file);
  return Object.entries(objects).flatMap(([name, definition]) =>
    keysIn(root, definition === '' ? root : (root.$defs?.[definition] ?? {}), name),
  );
});

describe('keyCoverage', () => {
  it('has a rule or a note for every key that people write', () => {
    const known = keyCoverage.map(({ key }) => key);
    // An object is looked at where its members are.
    const isCovered = (key: string): boolean =>
      known.some((other) => other === key || other.startsWith(`${key}.`));
    assert.deepEqual(
      written.filter((key) => !isCovered(key)),
      [],
      'let a rule look at the key and name it in its explanation, or say in keys.ts why none is needed',
    );
  });

  it('has a note only where no rule looks at the key', () => {
    const spare = keyCoverage.filter(({ rules, note }) => rules.length > 0 && note !== undefined);
    assert.deepEqual(
      spare.map(({ key, rules }) => `${key}: ${rules.join(', ')}`),
      [],
      'a rule looks at it now: drop its note in keys.ts',
    );
  });

  it('knows no key that nobody can write', () => {
    const objects = Object.values(files).flatMap((names) => Object.keys(names));
    const legal = new Set([...written, ...objects]);
    const keys = [...Object.keys(keyNotes), ...keyCoverage.map(({ key }) => key)];
    const strange = keys.filter((key) => !legal.has(key) && !/^(?:schema|message)(?:\.|$)/.test(key));
    assert.deepEqual([...new Set(strange)], []);
  });

  it('has rules for the schemas of messages', () => {
    assert.ok(keyCoverage.some(({ key, rules }) => key.startsWith('schema') && rules.length > 0));
  });
});

function readSchema(name: string): Schema {
  const path = createRequire(import.meta.url).resolve(`@parley/schemas/${name}.schema.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as Schema;
}

/** The keys of an object, and of the objects in it; maps by name are objects of their own. */
function keysIn(root: Schema, schema: Schema, path: string): readonly string[] {
  const target = schema.$ref?.startsWith('#/$defs/') === true ? root.$defs?.[schema.$ref.slice(8)] : schema;
  const own = Object.entries(target?.properties ?? {}).flatMap(([key, member]) => [
    `${path}.${key}`,
    ...keysIn(root, member, `${path}.${key}`),
  ]);
  return [...own, ...(target?.anyOf ?? []).flatMap((branch) => keysIn(root, branch, path))];
}
