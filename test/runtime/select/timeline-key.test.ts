import assert from 'node:assert/strict';
import type { Message } from '@parley/runtime';
import { createKeyReader } from '#runtime/select/timeline-key.ts';

describe('createKeyReader', () => {
  const message: Message = {
    id: '1',
    sender: '/agents/a/1',
    type: 'a.v1',
    data: { 'a/b': { 'c~d': 7 }, flag: true, list: ['x'] },
    correlationId: 'flow',
    subject: 'truck',
    headers: { order: '9' },
  };
  const cases: readonly (readonly [string | undefined, string | undefined])[] = [
    [undefined, 'flow'],
    ['correlationId', 'flow'],
    ['subject', 'truck'],
    ['sender', '/agents/a/1'],
    ['orderKey', undefined],
    ['header:order', '9'],
    ['header:toString', undefined],
    ['/a~1b/c~0d', '7'],
    ['/list/0', 'x'],
    ['/flag', undefined],
    ['/none/at/all', undefined],
    ['/toString', undefined],
  ];
  for (const [by, key] of cases) {
    it(`reads ${String(key)} by ${String(by)}`, () => {
      assert.equal(createKeyReader(by)(message), key);
    });
  }

  it('takes the id of a message without correlation', () => {
    assert.equal(createKeyReader()({ id: '1', sender: 'x', type: 'a.v1', data: 1 }), '1');
  });
});
