import assert from 'node:assert/strict';
import { cursorAt } from '#toolchain/language/cursor.ts';
import type { CursorPlace } from '#toolchain/language/cursor/cursor-place.ts';
import { hitAt } from '#toolchain/language/cursor/hit.ts';
import { yamlPlace } from '#toolchain/language/cursor/yaml-place.ts';
import { readWorkspace } from '#toolchain/node/read-workspace.ts';
import { readDocument } from '#toolchain/source/document.ts';

function place(marked: string): string {
  const offset = marked.indexOf('‸');
  const { part, keys, start, end } = yamlPlace(marked.replace('‸', ''), offset);
  return `${part} ${keys.join('/')} ${end - start}`;
}

const cases: readonly (readonly [what: string, text: string, expected: string])[] = [
  ['a list that is open over several lines', 'messages: [\n  a.v1,\n  b‸', 'value messages/1 1'],
  ['an empty place of it', 'messages: [\n  a.v1,\n  ‸', 'space messages 0'],
  ['a map in a list', 'x: [{ a: 1 }, { b: ‸', 'value x/1/b 0'],
  ['a key of an open map', 'x: { a: 1, be‸ta', 'key x/beta 4'],
  ['a key in quotes', 'x: { "a.b": { c: 1 }, "d": { e‸', 'key x/d/e 1'],
  ['a text in quotes that has no end', "x: { a: 'it, or { so‸", 'value x/a 12'],
  ['a colon in an address', 'x: { url: mqtt://ho‸st', 'value x/url 11'],
  ['a map behind an anchor', 'x: &a { k‸', 'key x/k 1'],
  ['a map in an item', 'x:\n  - a\n  - { k‸', 'key x/1/k 1'],
  ['a block below a bracket that nobody closed', 'x: [a,\ny:\n  z‸', 'key y/z 1'],
  ['a comment with a bracket', 'x: 1 # [\ny‸', 'key y 1'],
  ['an apostrophe in prose', "a: the customer's [\nb: {\n  c‸", 'key b/c 1'],
  ['a key below a comment', 'a:\n  # b:\n  c‸', 'key a/c 1'],
  ['lines that end as on Windows', 'a:\r\n  b:\r\n    - x\r\n    - ‸', 'space a/b/1 0'],
];

describe('yamlPlace', () => {
  for (const [what, text, expected] of cases) {
    it(`finds ${what}`, () => {
      assert.equal(place(text), expected);
    });
  }

  it('finds in every beginning of a text what the whole text has there', async () => {
    const { files } = await readWorkspace('examples/vehicle-maintenance');
    const strays: string[] = [];
    for (const { path, text } of files) {
      const { root } = readDocument(path, text);
      for (let offset = 0; root !== undefined && offset <= text.length; offset += 3) {
        const hit = hitAt(root, text, offset);
        if (hit === undefined || hit.part === 'space') continue;
        const cursor = cursorAt(readDocument(path, text.slice(0, offset)), offset);
        const isFound = wanted(hit).includes(`${cursor.part} ${named(cursor).join('/')}`);
        if (!isFound) strays.push(`${path}:${offset} ${cursor.part} ${cursor.pointer}`);
      }
    }
    assert.deepEqual(strays, []);
  });
});

/** A key that is being written has no name yet. */
function named({ keys, part }: Pick<CursorPlace, 'keys' | 'part'>): readonly string[] {
  return part === 'key' ? keys.slice(0, -1) : keys;
}

/** Before its first letter it is the space around it; a key without its colon may be the value of the key above. */
function wanted({ keys, part }: CursorPlace): readonly string[] {
  const around = keys.slice(0, -1).join('/');
  const own = part === 'key' ? around : keys.join('/');
  return [
    `${part} ${own}`,
    `space ${around}`,
    `space ${own}`,
    ...(part === 'key' ? [`value ${around}`] : []),
  ];
}
