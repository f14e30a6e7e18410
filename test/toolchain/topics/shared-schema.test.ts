import assert from 'node:assert/strict';
import { sharedSchema } from '#toolchain/topics/shared-schema.ts';

describe('sharedSchema', () => {
  it('is one object for the same schema', () => {
    const first = sharedSchema({ type: 'string', pattern: '^a$', maxLength: 3 });
    assert.equal(sharedSchema({ type: 'string', pattern: '^a$', maxLength: 3 }), first);
    assert.notEqual(sharedSchema({ type: 'string', pattern: '^b$', maxLength: 3 }), first);
  });

  it('keeps what JSON cannot tell apart', () => {
    const finite = { minLength: 0 };
    assert.equal(sharedSchema(finite), finite);
    for (const odd of [{ minLength: -0 }, { minLength: NaN }, { minLength: null }, { enum: ['a'] }])
      assert.equal(sharedSchema(odd), odd);
  });

  it('forgets rather than grow without end', () => {
    const first = sharedSchema({ title: 'first' });
    for (let index = 0; index < 2_000; index++) sharedSchema({ title: `${index}` });
    assert.notEqual(sharedSchema({ title: 'first' }), first);
  });
});
