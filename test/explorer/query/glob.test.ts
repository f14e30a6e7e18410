import assert from 'node:assert/strict';
import fc from 'fast-check';
import { globTest } from '#explorer/query/glob.ts';

describe('names with *', () => {
  it('match as a regular expression would', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (glob, name) => {
        const source = glob.replaceAll('.', '\\.').replaceAll('*', '.*');
        assert.equal(globTest(glob)(name), new RegExp(`^${source}$`, 's').test(name));
      }),
    );
  });
});
