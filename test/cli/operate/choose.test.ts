import assert from 'node:assert/strict';
import { chooseByIds, shortId } from '#cli/operate/choose.ts';

const items = ['019c-aaaa1111', '019c-bbbb1111', '1111'].map((id) => ({ id }));
const choose = (...words: readonly string[]) => chooseByIds(items, words, 'thing').map(({ id }) => id);

describe('chooseByIds', () => {
  it('takes an id, or the end of one', () => {
    assert.deepEqual(choose('019c-aaaa1111', 'bbbb1111'), ['019c-aaaa1111', '019c-bbbb1111']);
  });

  it('takes an id that is the end of others as that id, and each of them once', () => {
    assert.deepEqual(choose('1111', '1111'), ['1111']);
  });

  it('refuses an end that several have, or that is too short to mean one', () => {
    assert.throws(() => choose('a1111', '01111'), /no thing has the id 01111/);
    assert.throws(() => chooseByIds(items.slice(0, 2), ['1111'], 'thing'), {
      message: '1111 is the end of 2 ids',
      exitCode: 2,
    });
    assert.throws(() => choose('111'), { message: 'no thing has the id 111', exitCode: 1 });
  });
});

describe('shortId', () => {
  it('keeps the end: ids of one moment begin alike', () => {
    assert.equal(shortId('019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b'), '5e6f7a8b');
  });
});
