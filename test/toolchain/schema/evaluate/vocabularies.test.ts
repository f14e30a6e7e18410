import assert from 'node:assert/strict';
import { createSchemaRegistry } from '#toolchain/schema/registry.ts';
import { createLocationValidator } from '#toolchain/schema/validator.ts';

const base = 'https://json-schema.org/draft/2020-12/vocab';

/** Meta-schemas that list vocabularies, by path. */
const metaSchemas: Readonly<Record<string, unknown>> = {
  'shapes.json': { $vocabulary: { [`${base}/core`]: true, [`${base}/applicator`]: true } },
  'values.json': { $vocabulary: { [`${base}/core`]: true, [`${base}/validation`]: true } },
  'formats.json': { $vocabulary: { [`${base}/core`]: true, [`${base}/format-assertion`]: true } },
  'bare.json': {},
};

describe('dialectOf', () => {
  const table: readonly (readonly [string, Readonly<Record<string, unknown>>, unknown, boolean])[] = [
    ['leaves values alone where validation is not listed', { $schema: 'shapes.json', type: 'null' }, 1, true],
    [
      'looks into members by the applicators',
      { $schema: 'shapes.json', properties: { a: false } },
      { a: 1 },
      false,
    ],
    [
      'has no unevaluated keyword unless it is listed',
      { $schema: 'shapes.json', unevaluatedProperties: false },
      { a: 1 },
      true,
    ],
    [
      'judges values by the vocabulary for them',
      { $schema: 'values.json', type: 'null', required: ['a'] },
      1,
      false,
    ],
    ['counts required among the values', { $schema: 'values.json', required: ['a'] }, {}, false],
    [
      'leaves members alone where applicators are not listed',
      { $schema: 'values.json', properties: { a: false } },
      { a: 1 },
      true,
    ],
    ['asserts formats where they are demanded', { $schema: 'formats.json', format: 'date' }, 'x', false],
    ['takes formats for annotations elsewhere', { $schema: 'values.json', format: 'date' }, 'x', true],
    ['has all keywords where a meta-schema lists none', { $schema: 'bare.json', type: 'null' }, 1, false],
    ['has all keywords where the meta-schema is not there', { $schema: 'none.json', type: 'null' }, 1, false],
    ['counts for the schemas inside', { $schema: 'shapes.json', items: { type: 'null' } }, [1], true],
  ];
  for (const [about, schema, instance, isValid] of table) {
    it(about, () => {
      const registry = createSchemaRegistry({
        find: (path) => {
          const value = path === '' ? schema : metaSchemas[path];
          return value === undefined ? undefined : { path, value };
        },
        paths: () => [''],
      });
      const location = registry.locate('');
      assert.ok(location);
      const errors = createLocationValidator(registry, location, { formats: 'annotate' }).validate(instance);
      assert.equal(errors.length === 0, isValid);
    });
  }
});
