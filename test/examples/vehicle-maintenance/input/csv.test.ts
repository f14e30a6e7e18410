import assert from 'node:assert/strict';
import { CsvError, parseCsv } from '#examples/vehicle-maintenance/src/input/csv.ts';

function texts(text: string): string[][] {
  return [...parseCsv(text)].map(({ fields }) => fields.map((field) => field.text));
}

const table: readonly [string, string, string[][]][] = [
  [
    'plain lines',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a last line without an end',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a byte order mark', '\uFEFFa,b\n', [['a', 'b']]],
  [
    'CRLF',
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a lone CR', 'a\r1\r', [['a'], ['1']]],
  ['blank lines, which it skips', 'a\n\n\r\n1\n', [['a'], ['1']]],
  [
    'empty fields',
    'a,,\n,',
    [
      ['a', '', ''],
      ['', ''],
    ],
  ],
  ['quoted commas', '"a,b",c\n', [['a,b', 'c']]],
  ['doubled quotes', '"say ""hi""",c\n', [['say "hi"', 'c']]],
  [
    'quoted line ends',
    '"a\r\nb",c\n1,2\n',
    [
      ['a\r\nb', 'c'],
      ['1', '2'],
    ],
  ],
  ['a quote inside a plain field', 'a"b,c\n', [['a"b', 'c']]],
  ['text after a quoted field', '"a"b,c\n', [['ab', 'c']]],
  ['nothing', '', []],
];

describe('parseCsv', () => {
  for (const [description, text, expected] of table) {
    it(`reads ${description}`, () => {
      assert.deepEqual(texts(text), expected);
    });
  }

  it('counts lines and columns from 1, over quoted line ends', () => {
    const records = [...parseCsv('\uFEFFa,"b\nc",d\r\ne,f\n')];
    assert.deepEqual(
      records.map(({ line, fields }) => [line, fields.map(({ column }) => column)]),
      [
        [1, [1, 3, 4]],
        [3, [1, 3]],
      ],
    );
  });

  it('refuses a quote that is never closed, and says where it opened', () => {
    assert.throws(
      () => texts('a,b\n1,"2\n3,4\n'),
      (error) => error instanceof CsvError && error.line === 2 && error.column === 3,
    );
  });
});
