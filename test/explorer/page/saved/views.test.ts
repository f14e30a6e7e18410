import assert from 'node:assert/strict';
import {
  type SavedView,
  cleanName,
  maxNameLength,
  readViews,
  renamed,
  withView,
  withoutView,
} from '../../../../explorer/page/src/saved/views.ts';

const view = (name: string, query = ''): SavedView => ({ name, tab: 'all', query });
const names = (views: readonly SavedView[]) => views.map(({ name }) => name);

describe('readViews', () => {
  it('reads what was stored, and leaves out what is no view', () => {
    const stored: unknown[] = [
      ...[view('a', 'valid:false'), null, 'text', {}, { ...view('b'), tab: '__proto__' }],
      ...[{ ...view('c'), query: 1 }, { ...view('d'), name: ['d'] }, view(' \u0000 ')],
      ...[view('long', 'x'.repeat(4001)), { ...view('e'), tab: 'retained', more: 1 }],
    ];
    assert.deepEqual(readViews(stored), [
      view('a', 'valid:false'),
      { name: 'e', tab: 'retained', query: '' },
    ]);
  });

  it('reads nothing from what is no list', () => {
    for (const stored of [undefined, null, 'views', 1, { 0: view('a'), length: 1 }])
      assert.deepEqual(readViews(stored), []);
  });

  it('keeps one of a name, and no more than 200', () => {
    const many = Array.from({ length: 300 }, (_, at) => view(String(at)));
    assert.equal(readViews(many).length, 200);
    assert.deepEqual(readViews([view('a', 'old'), view('b'), view('a', 'new')]), [
      view('a', 'new'),
      view('b'),
    ]);
  });
});

describe('cleanName', () => {
  it('is one line, without marks that rearrange it, not longer than a menu', () => {
    assert.equal(cleanName('  two\nlines\u202e '), 'two lines');
    assert.equal(cleanName(`${'x'.repeat(79)} y`), 'x'.repeat(79));
    assert.equal(cleanName('x'.repeat(1000)).length, maxNameLength);
  });
});

describe('withView', () => {
  it('puts a new view last, and a newer one in the place of the older', () => {
    const views = [view('a'), view('b')];
    assert.deepEqual(names(withView(views, view('c'))), ['a', 'b', 'c']);
    assert.deepEqual(withView(views, view('a', 'q')), [view('a', 'q'), view('b')]);
  });

  it('takes no more than there is room for, but replaces still', () => {
    const full = Array.from({ length: 200 }, (_, at) => view(String(at)));
    assert.equal(withView(full, view('one more')), full);
    assert.deepEqual(withView(full, view('7', 'q'))[7], view('7', 'q'));
  });
});

describe('withoutView', () => {
  it('takes the view of that name away', () => {
    assert.deepEqual(names(withoutView([view('a'), view('b')], 'a')), ['b']);
    assert.deepEqual(names(withoutView([view('a')], 'x')), ['a']);
  });
});

describe('renamed', () => {
  it('keeps the place; a view that had the name goes', () => {
    const views = [view('a', 'q'), view('b'), view('c')];
    assert.deepEqual(renamed(views, 'a', ' c '), [view('c', 'q'), view('b')]);
  });

  it('changes nothing for an empty name and for the same', () => {
    const views = [view('a')];
    assert.equal(renamed(views, 'a', ' \n '), views);
    assert.equal(renamed(views, 'a', 'a '), views);
  });
});
