import assert from 'node:assert/strict';
import { diagnose } from '#examples/vehicle-maintenance/src/domain/diagnosis.ts';
import type { Measurements } from '#examples/vehicle-maintenance/src/domain/diagnosis.ts';

const healthy: Measurements = {
  quality: 'M',
  airTemperatureK: 298.1,
  processTemperatureK: 308.6,
  rotationalSpeedRpm: 1551,
  torqueNm: 42.8,
  toolWearMin: 0,
};

/** The torque that gives a power at 1500 rpm. */
function torqueFor(powerW: number): number {
  return (powerW * 60) / (1500 * 2 * Math.PI);
}

const table: readonly [string, Partial<Measurements>, string][] = [
  ['nothing in a healthy reading', {}, ''],
  ['HDF below 8.6 K and 1380 rpm', { processTemperatureK: 306.6, rotationalSpeedRpm: 1379 }, 'HDF'],
  ['no HDF at 1380 rpm', { processTemperatureK: 306.6, rotationalSpeedRpm: 1380 }, ''],
  ['no HDF at 8.7 K', { processTemperatureK: 306.8, rotationalSpeedRpm: 1379 }, ''],
  [
    'HDF where 8.6 K come out a little less as doubles',
    { airTemperatureK: 302.3, processTemperatureK: 310.9, rotationalSpeedRpm: 1370 },
    310.9 - 302.3 < 8.6 ? 'HDF' : '',
  ],
  ['PWF below 3500 W', { rotationalSpeedRpm: 1500, torqueNm: torqueFor(3499) }, 'PWF'],
  ['no PWF at 3501 W', { rotationalSpeedRpm: 1500, torqueNm: torqueFor(3501) }, ''],
  ['no PWF at 8999 W', { rotationalSpeedRpm: 1500, torqueNm: torqueFor(8999) }, ''],
  ['PWF above 9000 W', { rotationalSpeedRpm: 1500, torqueNm: torqueFor(9001) }, 'PWF'],
  ['OSF above 11000 for L', { quality: 'L', torqueNm: 50, toolWearMin: 220.1 }, 'OSF'],
  ['no OSF at 11000 for L', { quality: 'L', torqueNm: 50, toolWearMin: 220 }, ''],
  ['no OSF at 12000 for M', { quality: 'M', torqueNm: 50, toolWearMin: 240 }, ''],
  ['OSF above 12000 for M', { quality: 'M', torqueNm: 50, toolWearMin: 241 }, 'OSF'],
  ['no OSF at 13000 for H', { quality: 'H', torqueNm: 50, toolWearMin: 260 }, ''],
  ['OSF above 13000 for H', { quality: 'H', torqueNm: 50, toolWearMin: 261 }, 'OSF'],
  [
    'all three at once',
    { quality: 'L', processTemperatureK: 306, rotationalSpeedRpm: 1300, torqueNm: 70, toolWearMin: 200 },
    'HDF PWF OSF',
  ],
];

describe('diagnose', () => {
  for (const [description, changes, modes] of table) {
    it(`finds ${description}`, () => {
      const { failures } = diagnose({ ...healthy, ...changes });
      assert.equal(failures.map(({ mode }) => mode).join(' '), modes);
    });
  }

  it('names the value, the limit and the unit', () => {
    const { failures } = diagnose({ ...healthy, quality: 'L', torqueNm: 50, toolWearMin: 230 });
    assert.deepEqual(failures, [{ mode: 'OSF', value: 11_500, limit: 11_000, unit: 'min Nm' }]);
  });

  it('takes a tool above 200 minutes for worn, and for no failure', () => {
    const { failures, toolWorn } = diagnose({ ...healthy, torqueNm: 40, toolWearMin: 201 });
    assert.deepEqual([failures, toolWorn], [[], true]);
    assert.equal(diagnose({ ...healthy, toolWearMin: 200 }).toolWorn, false);
  });

  it('calls too much power unsafe, and too little not', () => {
    assert.equal(diagnose({ ...healthy, rotationalSpeedRpm: 1500, torqueNm: torqueFor(9500) }).safety, true);
    assert.equal(diagnose({ ...healthy, rotationalSpeedRpm: 1500, torqueNm: torqueFor(3000) }).safety, false);
  });
});
