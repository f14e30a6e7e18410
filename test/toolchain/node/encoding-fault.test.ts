import assert from 'node:assert/strict';
import { findEncodingFault } from '#toolchain/node/encoding-fault.ts';

describe('findEncodingFault', () => {
  const cases: readonly (readonly [about: string, bytes: readonly number[], byte: number, place: string])[] =
    [
      ['a Latin-1 letter', [0x61, 0x0a, 0xe9, 0x0a], 2, '1:0'],
      ['a letter that the end cuts', [0x61, 0xe2, 0x82], 1, '0:1'],
      ['a letter that another cuts', [0xe2, 0x82, 0x61], 0, '0:0'],
      ['a continuation without a beginning', [0x61, 0x82], 1, '0:1'],
      ['half a surrogate pair', [0xed, 0xa0, 0x80], 0, '0:0'],
      [
        'what follows letters of several bytes',
        [0xf0, 0x9f, 0x92, 0xa9, 0x0d, 0x0a, 0xc3, 0xa9, 0xff],
        8,
        '1:1',
      ],
      ['what follows a byte order mark', [0xef, 0xbb, 0xbf, 0x61, 0xff], 4, '0:1'],
    ];
  for (const [about, bytes, byte, place] of cases) {
    it(`finds ${about}`, () => {
      const { reason, position } = findEncodingFault(Uint8Array.from(bytes));
      assert.match(reason, new RegExp(`byte ${byte} is 0x`));
      assert.equal(`${position.line}:${position.column}`, place);
    });
  }

  it('knows UTF-16', () => {
    const { reason, hint } = findEncodingFault(Uint8Array.of(0xff, 0xfe, 0x61, 0x00));
    assert.equal(`${reason}; ${hint ?? ''}`, 'the file is UTF-16, not UTF-8; save it as UTF-8');
  });

  it('finds the fault in a large file at once', () => {
    const bytes = new Uint8Array(8 * 1024 * 1024).fill(0x61);
    bytes[5_000_000] = 0xff;
    assert.match(findEncodingFault(bytes).reason, /byte 5000000 is 0xFF/);
  });
});
