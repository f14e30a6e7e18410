import assert from 'node:assert/strict';
import { applyTextEdits } from '#toolchain/language/edit.ts';
import { insertItem, insertMember, replaceValue } from '#toolchain/language/patch/insert.ts';
import { readDocument, type SourceDocument } from '#toolchain/source/document.ts';
import { yamlComments } from '#toolchain/source/comments.ts';
import { isObject, valueAt } from '#toolchain/source/pointer.ts';
import { documents, pointersIn } from './documents.ts';

const values = [1, 'plain', 'a: b', '{x}', [], {}, ['a', 'b c'], { a: { b: { c: 'd' } }, e: [{ f: 1 }] }];

describe('insertMember', () => {
  it('adds the member and changes nothing else, anywhere', () => {
    for (const document of documents) {
      for (const pointer of ['', ...pointersIn(document)]) {
        const before = valueAt(document.value, pointer);
        if (!isObject(before) || isShared(document, pointer)) continue;
        for (const value of values) {
          const text = applyTextEdits(document.text, insertMember(document, pointer, { key: 'new', value }));
          const after = readDocument(document.path, text);
          assert.deepEqual(
            [after.findings, after.value],
            [[], put(document.value, pointer, { ...before, new: value })],
            text,
          );
          assertKept(document.text, text, document.path);
        }
      }
    }
  });

  for (const { name, path, text, pointer = '', key, value, order, after } of cases()) {
    it(name, () => {
      const member = order === undefined ? { key, value } : { key, value, order };
      assert.equal(applyTextEdits(text, insertMember(readDocument(path, text), pointer, member)), after);
    });
  }
});

describe('insertItem', () => {
  it('adds the item and changes nothing else, anywhere', () => {
    for (const document of documents) {
      for (const pointer of pointersIn(document)) {
        const before = valueAt(document.value, pointer) as unknown[] | undefined;
        if (!Array.isArray(before) || isShared(document, pointer)) continue;
        for (const value of values) {
          const text = applyTextEdits(document.text, insertItem(document, pointer, value));
          const after = readDocument(document.path, text);
          assert.deepEqual(
            [after.findings, after.value],
            [[], put(document.value, pointer, [...before, value])],
            text,
          );
          assertKept(document.text, text, document.path);
        }
      }
    }
  });
});

describe('replaceValue', () => {
  it('puts the value there and changes nothing else, anywhere', () => {
    for (const document of documents) {
      for (const pointer of pointersIn(document)) {
        if (isShared(document, pointer)) continue;
        for (const value of values) {
          const text = applyTextEdits(document.text, replaceValue(document, pointer, value));
          const after = readDocument(document.path, text);
          assert.deepEqual([after.findings, after.value], [[], put(document.value, pointer, value)], text);
        }
      }
    }
  });
});

/** Where an anchor is, a change has effect in other places too. */
function isShared({ path }: SourceDocument, pointer: string): boolean {
  return (
    path === 'alias.yaml' &&
    (pointer.startsWith('/x') || pointer === '/y' || pointer === '/z/0' || pointer === '/l/0')
  );
}

function put(whole: unknown, pointer: string, value: unknown): unknown {
  const copy = structuredClone({ whole });
  const keys = [
    'whole',
    ...pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
  ];
  let holder: Record<string, unknown> = copy;
  for (const key of keys.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[keys.at(-1) ?? ''] = value;
  return copy.whole;
}

/** All comments are there, and every line end is of the same kind. */
function assertKept(before: string, after: string, path: string): void {
  if (path.endsWith('.json')) return;
  assert.deepEqual(
    yamlComments(after).map(({ text }) => text),
    yamlComments(before).map(({ text }) => text),
  );
  if (before.includes('\r\n')) assert.ok(!/[^\r]\n/.test(after), JSON.stringify(after));
}

interface Case {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly pointer?: string;
  readonly key: string;
  readonly value: unknown;
  readonly order?: readonly string[];
  readonly after: string;
}

function cases(): readonly Case[] {
  const order = ['a', 'b', 'c'];
  return [
    {
      name: 'keeps the order of keys',
      path: 'x.yaml',
      text: 'a: 1 # one\nc: 3\n',
      key: 'b',
      value: 2,
      order,
      after: 'a: 1 # one\nb: 2\nc: 3\n',
    },
    {
      name: 'comes first where nothing comes before it',
      path: 'x.yaml',
      text: '# top\nc: 3\n',
      key: 'a',
      value: 1,
      order,
      after: '# top\na: 1\nc: 3\n',
    },
    {
      name: 'stays on the line',
      path: 'x.yaml',
      text: 'o: { a: 1, c: 3 }\n',
      pointer: '/o',
      key: 'b',
      value: 2,
      order,
      after: 'o: { a: 1, b: 2, c: 3 }\n',
    },
    {
      name: 'takes a line where others do',
      path: 'x.json',
      text: '{\n    "a": 1\n}\n',
      key: 'b',
      value: 2,
      after: '{\n    "a": 1,\n    "b": 2\n}\n',
    },
    {
      name: 'fills a key without a value',
      path: 'x.yaml',
      text: 'o: # none\nd: 1\n',
      pointer: '/o',
      key: 'b',
      value: 2,
      after: 'o: # none\n  b: 2\nd: 1\n',
    },
    {
      name: 'writes objects in lines',
      path: 'x.yaml',
      text: 'o:\n  a: 1\n',
      pointer: '/o',
      key: 'b',
      value: { c: { d: 1 } },
      after: 'o:\n  a: 1\n  b:\n    c: { d: 1 }\n',
    },
  ];
}
