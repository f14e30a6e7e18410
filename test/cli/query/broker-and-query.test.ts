import assert from 'node:assert/strict';
import { Failure } from '#cli/failure.ts';
import { type WatchWords, allOf, readWords } from '#cli/query/broker-and-query.ts';

const settings = {
  broker: 'local',
  brokers: { local: { url: 'mqtt://localhost:1883' }, 'my lab': { url: 'mqtt://lab' } },
};

const told = (words: WatchWords) => {
  const { target, queries } = readWords(words, settings);
  return [target.url, ...queries];
};

describe('readWords', () => {
  for (const [name, words, expected] of [
    ['nothing', {}, ['mqtt://localhost:1883']],
    ['a URL', { words: ['mqtt://b:1884'] }, ['mqtt://b:1884']],
    ['a name of the configuration', { words: ['local'] }, ['mqtt://localhost:1883']],
    ['a name that looks like none', { words: ['my lab'] }, ['mqtt://lab']],
    ['a query', { words: ['valid:false', 'tea'] }, ['mqtt://localhost:1883', 'valid:false tea']],
    ['a quoted text', { words: ['"tea"'] }, ['mqtt://localhost:1883', '"tea"']],
    ['a broker, then a query', { words: ['ws://b', 'valid:false', 'tea'] }, ['ws://b', 'valid:false tea']],
    ['an option, and words', { broker: 'ws://b', words: ['local', 'tea'] }, ['ws://b', 'local tea']],
    [
      'queries of both kinds',
      { words: ['local', 'tea'], where: ['a or b'] },
      ['mqtt://localhost:1883', 'a or b', 'tea'],
    ],
  ] as const)
    it(`takes ${name}`, () => {
      assert.deepEqual(told(words), expected);
    });

  it('refuses a name that it does not know: it may be a misspelt broker', () => {
    assert.throws(
      () => told({ words: ['locla', 'valid:false'] }),
      (error) =>
        error instanceof Failure &&
        error.message === 'no broker named "locla"' &&
        /^Known brokers: local, my lab\.[^]*\nTo look for a text: --where locla$/.test(error.hint ?? ''),
    );
  });

  it('speaks of brokers alone where a URL is wrong', () => {
    assert.throws(
      () => told({ words: ['http://b'] }),
      (error) => error instanceof Failure && !(error.hint ?? '').includes('--where'),
    );
  });
});

describe('allOf', () => {
  it('keeps what each query means', () => {
    assert.deepEqual([allOf([]), allOf(['a or b']), allOf(['a or b', 'c'])], ['', 'a or b', '(a or b) (c)']);
  });
});
