import assert from 'node:assert/strict';
import { assertApart, collectFormat } from '#cli/report/choice.ts';

describe('collectFormat', () => {
  it('reads a format, and a file behind the first "="', () => {
    assert.deepEqual(collectFormat('junit=a=b.xml', collectFormat('text')), [
      { name: 'text', file: undefined },
      { name: 'junit', file: 'a=b.xml' },
    ]);
  });

  it('says which formats there are, and which one was probably meant', () => {
    assert.throws(() => collectFormat('Sarif'), /Did you mean sarif\? Formats are text, json/);
    assert.throws(() => collectFormat('teamcity'), /^InvalidArgumentError: Formats are text/);
    assert.throws(() => collectFormat('toString'), /Formats are text/);
  });
});

describe('assertApart', () => {
  it('refuses two reports in one place', () => {
    assert.throws(() => {
      assertApart([...collectFormat('text'), ...collectFormat('json')]);
    }, /"--format text" and "--format json" both write to stdout/);
    assert.throws(() => {
      assertApart([...collectFormat('text=a'), ...collectFormat('json=./a')]);
    }, /both write to \.\/a/);
    assertApart([...collectFormat('text'), ...collectFormat('json=a'), ...collectFormat('json=b')]);
  });
});
