import assert from 'node:assert/strict';
import { medianCost, parseTime, quantile, timeArguments } from './cost.ts';

describe('parseTime', () => {
  it('reads what GNU time writes', () => {
    assert.deepEqual(parseTime('1.25 0.17 264192\n'), { cpuMs: 1420, peakMb: 258 });
  });

  it('reads it after the line about a command that failed', () => {
    assert.deepEqual(parseTime('Command exited with non-zero status 1\n0.05 0.02 51200\n'), {
      cpuMs: 70,
      peakMb: 50,
    });
  });

  it('reads what BSD time writes', () => {
    const text = [
      '        1.58 real         1.25 user         0.17 sys',
      '           270532608  maximum resident set size',
      '                   0  average shared memory size',
    ].join('\n');
    assert.deepEqual(parseTime(text), { cpuMs: 1420, peakMb: 258 });
  });

  it('refuses anything else', () => {
    assert.throws(() => parseTime('no such command'), /not the output of time/u);
  });
});

describe('timeArguments', () => {
  it('asks each platform for what parseTime reads', () => {
    assert.deepEqual(timeArguments('linux', 'out'), ['-f', '%U %S %M', '-o', 'out']);
    assert.deepEqual(timeArguments('darwin', 'out'), ['-l', '-o', 'out']);
  });
});

describe('quantile', () => {
  it('is the value below which the share lies', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    assert.equal(quantile(values, 0.5), 51);
    assert.equal(quantile(values, 0.95), 96);
    assert.equal(quantile([7], 0.95), 7);
  });
});

describe('medianCost', () => {
  it('takes the median of each cost by itself', () => {
    const costs = [
      { wallMs: 1, cpuMs: 30, peakMb: 2 },
      { wallMs: 2, cpuMs: 10, peakMb: 3 },
      { wallMs: 3, cpuMs: 20, peakMb: 1 },
    ];
    assert.deepEqual(medianCost(costs), { wallMs: 2, cpuMs: 20, peakMb: 2 });
  });
});
