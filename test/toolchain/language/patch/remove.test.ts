import assert from 'node:assert/strict';
import { applyTextEdits } from '#toolchain/language/edit.ts';
import { removeEntry } from '#toolchain/language/patch/remove.ts';
import { readDocument } from '#toolchain/source/document.ts';
import { parsePointer } from '#toolchain/source/pointer.ts';
import { documents, pointersIn } from './documents.ts';

describe('removeEntry', () => {
  it('takes out what it shall and nothing else, anywhere', () => {
    for (const document of documents) {
      for (const pointer of pointersIn(document)) {
        // Without its anchor an alias leads nowhere.
        if (document.path === 'alias.yaml' && pointer.startsWith('/x')) continue;
        const text = applyTextEdits(document.text, removeEntry(document, pointer));
        const after = readDocument(document.path, text);
        assert.deepEqual(
          [after.findings, after.value],
          [[], without(document.value, pointer)],
          `${pointer}\n${text}`,
        );
      }
    }
  });

  for (const [name, text, pointer, after] of [
    [
      'keeps comments on lines of their own',
      'a: 1\n# of b\nb: 2 # two\nc: 3\n',
      '/b',
      'a: 1\n# of b\nc: 3\n',
    ],
    ['leaves an empty object', 'o:\n  a: 1\nb: 2\n', '/o/a', 'o: {}\nb: 2\n'],
    ['takes the comma too', 'o: { a: 1, b: 2 }\n', '/o/b', 'o: { a: 1 }\n'],
    ['takes a line of a list', 'l:\n  - a\n  - b # why\n  - c\n', '/l/1', 'l:\n  - a\n  - c\n'],
    ['leaves no line without its end', 'a: 1\nb: 2', '/b', 'a: 1'],
  ] as const) {
    it(name, () => {
      assert.equal(applyTextEdits(text, removeEntry(readDocument('x.yaml', text), pointer)), after);
    });
  }
});

function without(whole: unknown, pointer: string): unknown {
  const copy = structuredClone(whole);
  const keys = parsePointer(pointer);
  const last = keys.at(-1) ?? '';
  let holder = copy as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else Reflect.deleteProperty(holder, last);
  return copy;
}
