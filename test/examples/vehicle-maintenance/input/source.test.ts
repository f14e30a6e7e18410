import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, loadReadings } from '#examples/vehicle-maintenance/src/input/source.ts';

describe('loadReadings', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('generates without a file', () => {
    assert.equal(loadReadings({ input: undefined, readings: 12, seed: 1 }).length, 12);
  });

  it('names file, line and column of what is wrong', () => {
    const input = join(folder, 'broken.csv');
    writeFileSync(input, '\uFEFFUDI,Type\r\n1,L\r\n');
    assert.throws(
      () => loadReadings({ input, readings: 0, seed: 1 }),
      (error) => error instanceof InputError && error.message.startsWith(`${input}:1:9: the column`),
    );
  });

  it('says that a file is not there', () => {
    const input = join(folder, 'nowhere.csv');
    assert.throws(
      () => loadReadings({ input, readings: 0, seed: 1 }),
      (error) => error instanceof InputError && error.message === `${input}: there is no such file`,
    );
  });
});
