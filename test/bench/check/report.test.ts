import assert from 'node:assert/strict';
import { formatRechecks, formatRows } from './report.ts';

describe('formatRows', () => {
  it('compares each tool with the first of its size', () => {
    const text = formatRows([
      { files: 300, name: 'parley check', cost: { wallMs: 400, cpuMs: 500, peakMb: 100 } },
      { files: 300, name: 'asyncapi validate', cost: { wallMs: 2000, cpuMs: 2500, peakMb: 344.4 } },
      { files: 5000, name: 'parley check', cost: { wallMs: 2000, cpuMs: 2500, peakMb: 150 } },
    ]);
    assert.equal(
      text,
      [
        '| Files | Tool              | Wall   | ×    | CPU    | ×    | Peak   | ×    |',
        '| ----- | ----------------- | ------ | ---- | ------ | ---- | ------ | ---- |',
        '| 300   | parley check      | 400 ms | 1.00 | 500 ms | 1.00 | 100 MB | 1.00 |',
        '| 300   | asyncapi validate | 2.00 s | 5.00 | 2.50 s | 5.00 | 344 MB | 3.44 |',
        '| 5,000 | parley check      | 2.00 s | 1.00 | 2.50 s | 1.00 | 150 MB | 1.00 |',
      ].join('\n'),
    );
  });
});

describe('formatRechecks', () => {
  it('tells times to where they can be told apart', () => {
    const text = formatRechecks([{ name: 'parley', edits: 200, p50Ms: 4.26, p95Ms: 1350 }]);
    assert.equal(text.split('\n')[2], '| parley                     | 200   | 4.3 ms | 1.35 s |');
  });
});
