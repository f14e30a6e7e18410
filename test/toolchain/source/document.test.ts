import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type SourceDocument, readDocument } from '#toolchain/source/document.ts';

const json = '{\n  "a": { "b~/c": [1, "💩x", true] },\n  "d": null\n}';
const yaml = 'a:\n  b~/c: [1, "💩x", true]\nd: null\n';

function textAt(document: SourceDocument, pointer: string, part: 'key' | 'value'): string {
  const { start, end } = document.locate(pointer, part);
  return document.text.slice(start.offset, end.offset);
}

describe('readDocument', () => {
  for (const [path, text] of [
    ['a.json', json],
    ['a.yaml', yaml],
  ] as const) {
    it(`reads ${path} with the place of every key and value`, () => {
      const document = readDocument(path, text);
      assert.deepEqual(document.findings, []);
      assert.deepEqual(document.value, { a: { 'b~/c': [1, '💩x', true] }, d: null });
      assert.equal(textAt(document, '/a/b~0~1c/1', 'value'), '"💩x"');
      assert.equal(textAt(document, '/a/b~0~1c/2', 'value'), 'true');
      assert.equal(textAt(document, '/a/b~0~1c', 'key').replaceAll('"', ''), 'b~/c');
      assert.equal(textAt(document, '/d', 'value'), 'null');
    });
  }

  it('counts lines from 0 and columns in UTF-16 code units', () => {
    const { start, end } = readDocument('a.yaml', 'a: 1\r\nb: ["💩", x]\r\n').locate('/b/1');
    assert.deepEqual(
      [start, end],
      [
        { line: 1, column: 10, offset: 16 },
        { line: 1, column: 11, offset: 17 },
      ],
    );
  });

  it('falls back to the nearest parent that is there', () => {
    const document = readDocument('a.yaml', yaml);
    assert.deepEqual(document.locate('/a/nowhere/deep'), document.locate('/a'));
    assert.deepEqual(document.locate('/nowhere', 'key'), document.locate(''));
  });

  it('lets the first key stand for a whole document', () => {
    assert.equal(textAt(readDocument('a.yaml', yaml), '', 'value'), 'a');
  });

  it('reads YAML 1.2: words stay words', () => {
    const { value } = readDocument(
      'a.yaml',
      'on: yes\noff: no\nday: 2026-01-01\ntime: 12:30:00\noctal: 0o17\nold: 017\n',
    );
    assert.deepEqual(value, {
      on: 'yes',
      off: 'no',
      day: '2026-01-01',
      time: '12:30:00',
      octal: 15,
      old: 17,
    });
  });

  it('keeps __proto__ an ordinary key', () => {
    for (const [path, text] of [
      ['a.json', '{ "__proto__": { "x": 1 } }'],
      ['a.yaml', '__proto__: { x: 1 }\n'],
    ] as const) {
      const value = readDocument(path, text).value as Record<string, unknown>;
      assert.deepEqual(Object.keys(value), ['__proto__']);
      assert.equal(value.x, undefined);
    }
  });

  it('has no value where there is nothing', () => {
    for (const path of ['a.yaml', 'a.json']) {
      for (const text of ['', ' \n', '\uFEFF']) {
        const { root, value, findings } = readDocument(path, text);
        assert.deepEqual([root, value, findings], [undefined, undefined, []]);
      }
    }
  });

  it('keeps what it could read of a broken file', () => {
    const document = readDocument('a.json', '{ "a": 1, "b": [1, 2, "c": 3 }');
    assert.deepEqual((document.value as Record<string, unknown>).a, 1);
    assert.ok(document.findings.length > 0);
  });

  const hostile: Readonly<Record<string, readonly [path: string, text: string, code: string]>> = {
    'a flow that is too deep': ['a.yaml', '['.repeat(100_000), 'FILE_TOO_DEEP'],
    'a block that is too deep': [
      'a.yaml',
      Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
      'FILE_TOO_DEEP',
    ],
    'compact sequences that are too deep': ['a.yaml', '- '.repeat(100_000), 'FILE_TOO_DEEP'],
    'JSON that is too deep': ['a.json', '{"a":'.repeat(100_000), 'FILE_TOO_DEEP'],
    'a file that is too large': ['a.json', ' '.repeat(8 * 1024 * 1024 + 1), 'FILE_TOO_LARGE'],
    'aliases that multiply': [
      'a.yaml',
      Array.from(
        { length: 30 },
        (_, level) => `a${level}: &a${level} [${`*a${level - 1}, `.repeat(level === 0 ? 0 : 9)}1]\n`,
      ).join(''),
      'YAML_ALIAS',
    ],
  };
  for (const [about, [path, text, code]] of Object.entries(hostile)) {
    it(`refuses ${about} with one finding`, () => {
      assert.deepEqual(
        readDocument(path, text).findings.map((finding) => finding.code),
        [code],
      );
    });
  }

  it('reads any JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value, null, 2);
        const document = readDocument('a.json', text);
        assert.deepEqual(document.findings, []);
        assert.deepEqual(document.value, JSON.parse(text));
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), (text, isJson) => {
        const { findings } = readDocument(isJson ? 'a.json' : 'a.yaml', text);
        for (const { range } of findings)
          assert.ok(range.start.offset <= range.end.offset && range.end.offset <= text.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
