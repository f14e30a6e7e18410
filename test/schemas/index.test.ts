import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as index from '@parley/schemas';

type Json = Readonly<Record<string, unknown>>;

const files = globSync('schemas/*.schema.json').sort();

describe('schemas', () => {
  for (const path of files) {
    const schema = JSON.parse(readFileSync(path, 'utf8')) as Json;
    it(`${basename(path)} is named, described and exported`, () => {
      assert.equal(schema.$id, `https://parley.dev/schemas/${basename(path)}`);
      assert.ok(schema.title);
      assert.ok(schema.description);
      const exported: readonly unknown[] = Object.values(index);
      assert.ok(exported.some((value) => (value as Json).$id === schema.$id));
    });

    if (!path.includes('bundle')) {
      it(`${basename(path)} describes every property, for those who hover over it`, () => {
        assert.deepEqual(undescribed(schema, ''), []);
      });
    }
  }

  it('have types that are not stale', () => {
    execFileSync(process.execPath, ['--conditions=@parley/source', 'scripts/generate.ts', '--check']);
  });
});

describe('systemSchemas', () => {
  it('need no other schema, and their examples are valid', () => {
    const ajv = new Ajv2020({ strictTypes: false });
    for (const [type, schema] of Object.entries(index.systemSchemas)) {
      const isValid = ajv.compile(schema);
      for (const example of schema.examples) assert.ok(isValid(example), type);
    }
  });
});

function undescribed(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const properties = Reflect.get(value, 'properties') as Record<string, Json> | undefined;
  const isCondition = /\/(if|then|else|not)$/.test(path);
  const missing = Object.entries(isCondition ? {} : (properties ?? {}))
    .filter(([, property]) => property.description === undefined)
    .map(([name]) => `${path}/${name}`);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([key, inner]) => undescribed(inner, `${path}/${key}`)),
  ];
}
