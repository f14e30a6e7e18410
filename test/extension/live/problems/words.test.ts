import assert from 'node:assert/strict';
import { problemWords } from '#extension/live/problems/words.ts';

const problem = {
  count: 37,
  message: '/data/risk must be a number <= 1',
  value: '1.4',
  senders: [{ name: 'data-analysis/i1', place: undefined }],
};

describe('problemWords', () => {
  it('says how often, what, and from whom', () => {
    assert.equal(
      problemWords(problem, 300_000),
      '37 times in 5 min: /data/risk must be a number <= 1 (got 1.4), from data-analysis/i1',
    );
  });

  it('says once, and leaves out what is not known', () => {
    assert.equal(
      problemWords({ ...problem, count: 1, value: undefined, senders: [] }, 300_000),
      'Once in 5 min: /data/risk must be a number <= 1',
    );
  });

  it('counts the senders that it does not name', () => {
    const senders = ['a', 'b', 'c', 'd'].map((name) => ({ name, place: undefined }));
    assert.match(problemWords({ ...problem, senders }, 300_000), /, from a, b, 2 others$/u);
    assert.match(problemWords({ ...problem, senders: senders.slice(1) }, 300_000), /, from b, c, 1 other$/u);
  });

  it('shows what would change the lines or the direction of the list', () => {
    const value = '"\u202Eevil\u0007\n"';
    assert.match(problemWords({ ...problem, value }, 300_000), /\(got "\\u202eevil\\u0007\\u000a"\)/u);
  });
});
