import assert from 'node:assert/strict';
import { groupTopics } from '#explorer/drift/topic-groups.ts';

const group = (topics: readonly string[], { isVague = false, signature = 'event a.b.v1' } = {}) =>
  groupTopics(
    topics.map((topic) => ({ levels: topic.split('/'), signature, isVague })),
    (levels, index) => (levels[0] === 'fleet' && index === 1 && levels[1] === 'eu' ? 'region' : undefined),
  ).map((levels) => levels.map((level) => level ?? '+').join('/'));

describe('groupTopics', () => {
  it('finds a parameter where topics of one message differ in one level', () => {
    assert.deepEqual(group(['a/x/b', 'a/y/b', 'a/x/c']), ['a/+/+', 'a/+/+', 'a/+/+']);
  });

  it('finds several parameters one after the other', () => {
    assert.deepEqual(new Set(group(['a/eu/n/p', 'a/us/n/p', 'a/eu/s/p'])), new Set(['a/+/+/p']));
  });

  it('knows what is made to tell things apart from a single topic', () => {
    assert.deepEqual(
      group(['a/4711/b', 'a/VH-4471/c', 'a/7b0c8a4e-0d15-4cc1-8a2b-3c4d5e6f7a8b/d/e', 'a/v1/f/g/h']),
      ['a/+/+', 'a/+/+', 'a/+/d/e', 'a/v1/f/g/h'],
    );
  });

  it('takes what the contracts call a parameter there for one', () => {
    assert.deepEqual(group(['fleet/eu/debug/ping', 'fleet/mars/x/y/z']), [
      'fleet/+/debug/ping',
      'fleet/mars/x/y/z',
    ]);
  });

  it('wants three topics of plain text to be alike, and never the first level', () => {
    assert.deepEqual(group(['a/x', 'a/y'], { isVague: true }), ['a/x', 'a/y']);
    assert.deepEqual(group(['a/x', 'a/y', 'a/z'], { isVague: true }), ['a/+', 'a/+', 'a/+']);
    assert.deepEqual(group(['a/x', 'b/x', 'c/x']), ['a/x', 'b/x', 'c/x']);
  });

  it('does not mix what carries different things', () => {
    const both = groupTopics(
      [
        { levels: ['a', 'x', 'p'], signature: 'one', isVague: false },
        { levels: ['a', 'y', 'p'], signature: 'other', isVague: false },
      ],
      () => undefined,
    );
    assert.deepEqual(both, [
      ['a', 'x', 'p'],
      ['a', 'y', 'p'],
    ]);
  });
});
