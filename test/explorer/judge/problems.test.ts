import assert from 'node:assert/strict';
import { toProblems, valueAt } from '#explorer/judge/problems.ts';

const failure = { instancePath: '/a', keyword: 'type', params: { type: 'string' } };

describe('toProblems', () => {
  it('leaves out keywords that only wrap others', () => {
    const problems = toProblems([failure, { ...failure, keyword: 'if' }], { a: 1 });
    assert.deepEqual(problems, [{ pointer: '/a', value: 1, keyword: 'type', expected: 'string' }]);
  });

  it('stops at twenty', () => {
    assert.equal(
      toProblems(
        Array.from({ length: 100 }, () => failure),
        {},
      ).length,
      20,
    );
  });

  it('explains a keyword that it does not know by the words of the validator', () => {
    const [problem] = toProblems([{ ...failure, keyword: 'x-own', message: 'must be odd' }], { a: 1 });
    assert.equal(problem?.expected, 'must be odd');
  });
});

describe('valueAt', () => {
  it('follows escaped tokens and lists', () => {
    assert.equal(valueAt({ 'a/b': { '~': [1, 2] } }, '/a~1b/~0/1'), 2);
  });

  it('finds nothing in what the prototype has', () => {
    assert.equal(valueAt({}, '/constructor'), undefined);
  });
});
