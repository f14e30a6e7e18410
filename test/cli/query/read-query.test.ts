import assert from 'node:assert/strict';
import { Failure } from '#cli/failure.ts';
import { pointAt, readQuery } from '#cli/query/read-query.ts';
import { shop } from '../../explorer/bundle.ts';

describe('readQuery', () => {
  it('gives the query back when it can be used, parameters of addresses too', () => {
    assert.equal(readQuery('region:eu valid:false', shop), 'region:eu valid:false');
  });

  it('shows the place of what is wrong', () => {
    assert.throws(
      () => readQuery('valid:false chanel:x', shop),
      (error) => {
        assert.ok(error instanceof Failure);
        assert.match(error.message, /nothing is called "chanel"; did you mean channel\?/);
        assert.equal(error.hint, '  valid:false chanel:x\n              ^^^^^^');
        return true;
      },
    );
  });
});

describe('pointAt', () => {
  it('stands under the place also where letters are wide or shown as codes', () => {
    assert.equal(pointAt('日本 \u001b x', { start: 5, end: 6 }).split('\n')[1], `  ${' '.repeat(12)}^`);
  });

  it('points at the end where something is missing', () => {
    assert.equal(pointAt('a or', { start: 4, end: 4 }), '  a or\n      ^');
  });
});
