import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { diagnose } from '#examples/vehicle-maintenance/src/domain/diagnosis.ts';
import type { Measurements } from '#examples/vehicle-maintenance/src/domain/diagnosis.ts';
import { defects } from '#examples/vehicle-maintenance/src/input/defects.ts';
import { generateReadings } from '#examples/vehicle-maintenance/src/input/generator.ts';

describe('generateReadings', () => {
  it('gives the same readings for the same seed, on every machine', () => {
    const hash = createHash('sha256');
    for (const reading of generateReadings({ seed: 2020, count: 2000 })) hash.update(JSON.stringify(reading));
    assert.equal(hash.digest('hex'), '7daaf806ba49121b4859250ba85b18f777e9499b3476441a5b77d7bc5a292745');
  });

  it('gives other readings for another seed', () => {
    const [left] = generateReadings({ seed: 1, count: 1 });
    const [right] = generateReadings({ seed: 2, count: 1 });
    assert.notDeepEqual(left, right);
  });

  it('spoils one of a hundred, every defect in turn', () => {
    const found = [...generateReadings({ seed: 2020, count: 2000 })].flatMap(({ defect }) => defect ?? []);
    assert.deepEqual(found, [...defects, ...defects]);
  });

  it('makes every failure mode', () => {
    const modes = new Set<string>();
    for (const { data } of generateReadings({ seed: 2020, count: 2000 })) {
      const { measurements } = data as { readonly measurements: Measurements };
      for (const { mode } of diagnose(measurements).failures) modes.add(mode);
    }
    assert.deepEqual([...modes].sort(), ['HDF', 'OSF', 'PWF']);
  });
});
