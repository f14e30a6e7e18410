import assert from 'node:assert/strict';
import { assertValid, createCompiler, createFindValidator } from '#runtime/delivery/validators.ts';
import { bundle, channel } from '../support/contracts.ts';

describe('createFindValidator', () => {
  it('compiles from the bundle what was not given, once', async () => {
    const find = createFindValidator(bundle([channel('a')], []), {}, await createCompiler());
    const validate = find('test.thing.v1');
    assert.deepEqual([validate?.({ n: 1 }), validate?.({})], [true, false]);
    assert.equal(find('test.thing.v1'), validate);
  });

  it('prefers what was given, and knows nothing of a type that the contracts lack', async () => {
    const given = () => true;
    const find = createFindValidator(
      bundle([channel('a')], []),
      { 'test.thing.v1': given },
      await createCompiler(),
    );
    assert.equal(find('test.thing.v1'), given);
    assert.deepEqual([find('test.other.v1'), find('toString')], [undefined, undefined]);
  });

  it('compiles two revisions of one $id, and asserts formats', async () => {
    const compile = await createCompiler();
    const $id = 'https://example.org/a';
    assert.equal(compile({ $id, type: 'string', format: 'date' })('yesterday'), false);
    assert.equal(compile({ $id, type: 'integer' })(1), true);
  });
});

describe('assertValid', () => {
  it('tells where the data is wrong', async () => {
    const validate = (await createCompiler())({ type: 'object', properties: { a: { type: 'string' } } });
    assert.throws(() => {
      assertValid(validate, 'test.thing.v1', { a: 1 });
    }, /test\.thing\.v1: \/a must be string/);
  });
});
