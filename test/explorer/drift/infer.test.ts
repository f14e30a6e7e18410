import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inferSchema } from '#explorer/drift/infer.ts';
import { createShape, mergeInto, observe } from '#explorer/drift/shape.ts';
import { createCompiler } from '#explorer/judge/compile.ts';
import { checkWorkspace, createWorkspace, judgeData } from '@parley/toolchain';
import { additionEdit, applyEdit } from '@parley/toolchain/language';

function shapeOf(values: readonly unknown[]) {
  const shape = createShape();
  for (const value of values) observe(shape, value);
  return shape;
}

const infer = (...values: readonly unknown[]) => inferSchema(shapeOf(values));

/** Texts that look like those of formats, objects alike and not, names that mean something to JavaScript. */
const text = fc.oneof(
  fc.string(),
  fc.uuid(),
  fc.constantFrom(
    '2026-02-30T00:00:00Z',
    '2026-02-28T24:00:00Z',
    '2026-03-02T14:31:40.512Z',
    '2016-12-31T23:59:60Z',
  ),
);
const { value: sample } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'x~/y', ''), tie('value'), {
      maxKeys: 5,
    }),
  ),
}));

describe('inferSchema', () => {
  it('says of a few objects what they have in common', () => {
    const schema = infer(
      { id: '7b0c8a4e-0d15-4cc1-8a2b-3c4d5e6f7a8b', at: '2026-03-02T14:31:40Z', n: 1, list: [1, 2.5] },
      { id: '7b0c8a4e-0d15-4cc1-8a2b-3c4d5e6f7a8c', at: '2026-03-02T14:31:41Z', n: null, extra: {} },
    );
    assert.deepEqual(schema, {
      type: 'object',
      required: ['id', 'at', 'n'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        at: { type: 'string', format: 'date-time' },
        n: { type: ['null', 'integer'] },
        list: { type: 'array', items: { type: 'number' } },
        extra: { type: 'object' },
      },
    });
  });

  it('takes an object of very many names for a map', () => {
    const names = Array.from({ length: 200 }, (_, index) => [`n${String(index)}`, index] as const);
    assert.deepEqual(infer(Object.fromEntries(names)), {
      type: 'object',
      additionalProperties: { type: 'integer' },
    });
  });

  it('forbids nothing where it did not look: in the deep, and beyond numbers', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 40; level++) deep = [deep];
    assert.equal(createCompiler()(infer(deep))(deep).length, 0);
    assert.deepEqual(infer(JSON.parse('1e999')), {});
  });

  it('makes a schema under which every value is valid that was seen, for both validators', () => {
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 8 }), (raw) => {
        const values = JSON.parse(JSON.stringify(raw)) as readonly unknown[];
        const schema = inferSchema(shapeOf(values));
        const check = createCompiler()(schema);
        for (const value of values) assert.deepEqual(check(value), [], JSON.stringify({ schema, value }));
        const path = 'messages/a.b.v1.schema.json';
        const workspace = createWorkspace({ folder: '', files: [{ path, text: JSON.stringify(schema) }] });
        for (const value of values) assert.deepEqual(judgeData(workspace, 'a.b.v1', value), []);
      }),
      { numRuns: 60 },
    );
  });

  it('comes to the same from parts that are put together later', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 6 }), fc.array(sample, { maxLength: 6 }), (one, other) => {
        const joined = shapeOf(one);
        mergeInto(joined, shapeOf(other));
        const sorted = (schema: unknown) => JSON.stringify(schema).split('').sort().join('');
        assert.equal(sorted(inferSchema(joined)), sorted(inferSchema(shapeOf([...one, ...other]))));
      }),
      { numRuns: 200 },
    );
  });

  it('writes a message file that passes the check, whatever was seen', () => {
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 5 }), (raw) => {
        const values = JSON.parse(JSON.stringify(raw)) as readonly unknown[];
        const files = [
          {
            path: 'channels/a.channel.yaml',
            text: 'channels:\n  a.b:\n    address: a/b\n    messages: [a.old.v1]\n',
          },
          { path: 'messages/a.old.v1.schema.yaml', text: 'type: object\n' },
        ];
        const message = { type: 'a.seen.v1', schema: inferSchema(shapeOf(values)) };
        const result = additionEdit(createWorkspace({ folder: '', files }), {
          kind: 'message',
          channel: 'a.b',
          message,
        });
        assert.ok(result.kind === 'edit');
        const after = createWorkspace({ folder: '', files: applyEdit(files, result.edit) });
        assert.deepEqual(
          checkWorkspace(after).filter(({ severity }) => severity === 'error'),
          [],
        );
        for (const value of values) assert.deepEqual(judgeData(after, 'a.seen.v1', value), []);
      }),
      { numRuns: 60 },
    );
  });
});
