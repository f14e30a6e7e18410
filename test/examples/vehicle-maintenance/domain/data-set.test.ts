import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { diagnose } from '#examples/vehicle-maintenance/src/domain/diagnosis.ts';
import type { FailureMode, Measurements } from '#examples/vehicle-maintenance/src/domain/diagnosis.ts';
import { parseReadings } from '#examples/vehicle-maintenance/src/input/readings.ts';

const file = new URL('../../../../../shared/data/ai4i2020.csv', import.meta.url);

describe('diagnose on the AI4I 2020 data set', () => {
  before('the data set ../shared/data/ai4i2020.csv is there', function () {
    if (existsSync(file)) return;
    if (process.env.CI === 'true') assert.fail(`${file.pathname} is missing`);
    this.skip();
  });

  it('finds HDF 115, PWF 95 and OSF 98 times, in 287 of 10,000 rows', () => {
    const counts = { rows: 0, engaged: 0, HDF: 0, PWF: 0, OSF: 0 };
    for (const { data } of parseReadings(readFileSync(file, 'utf8'))) {
      const modes = modesOf(data as { readonly measurements: Measurements });
      counts.rows += 1;
      counts.engaged += modes.length > 0 ? 1 : 0;
      for (const mode of modes) counts[mode] += 1;
    }
    assert.deepEqual(counts, { rows: 10_000, engaged: 287, HDF: 115, PWF: 95, OSF: 98 });
  });
});

function modesOf(reading: { readonly measurements: Measurements }): FailureMode[] {
  return diagnose(reading.measurements).failures.map(({ mode }) => mode);
}
