import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { formatYaml } from './yaml.ts';

describe('formatYaml', () => {
  it('writes what reads back the same', () => {
    const value = {
      plain: 'some words, and more',
      words: ['yes', 'null', '2026-01-01', '60s', '0x10', '- a', 'a: b', '#no', '', ' pad ', "it's", '"q"'],
      address: '/entityId',
      $ref: '#/$defs/id',
      nested: { empty: {}, none: [], list: [{ a: 1, b: { c: [true, null] } }, { d: [[1], [2]] }] },
      text: 'line\nbreak',
      number: 1.5,
    };
    assert.deepEqual(parse(formatYaml(value)), value);
  });

  it('writes as people do', () => {
    assert.equal(
      formatYaml({ ttl: '60s', list: ['a', 'b'], items: [{ id: 1, name: 'x' }], none: {} }),
      'ttl: 60s\nlist: [a, b]\nitems:\n  - id: 1\n    name: x\nnone: {}\n',
    );
  });
});
