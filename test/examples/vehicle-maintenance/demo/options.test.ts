import assert from 'node:assert/strict';
import { parseOptions, UsageError } from '#examples/vehicle-maintenance/src/demo/options.ts';

describe('parseOptions', () => {
  it('has defaults', () => {
    assert.deepEqual(parseOptions([]), {
      broker: undefined,
      input: undefined,
      readings: 2000,
      seed: 2020,
      stay: false,
      chaos: false,
      kills: 40,
      help: false,
    });
  });

  it('reads every option', () => {
    const options = parseOptions(['--broker', 'mqtt://localhost:1', '--readings', '5', '--seed=7', '--stay']);
    assert.deepEqual(
      [options.broker, options.readings, options.seed, options.stay],
      ['mqtt://localhost:1', 5, 7, true],
    );
  });

  it('reads how many processes die', () => {
    const { chaos, kills } = parseOptions(['--chaos', '--kills', '6']);
    assert.deepEqual([chaos, kills], [true, 6]);
  });

  const wrong: readonly (readonly string[])[] = [
    ['--readings', 'many'],
    ['--readings', '-1'],
    ['--seed', '1.5'],
    ['--broker', 'localhost'],
    ['--broker', 'http://localhost'],
    ['--input', 'a.csv', '--readings', '3'],
    ['--chaos', '--stay'],
    ['--chaos', '--kills', 'some'],
    ['--unknown'],
    ['file.csv'],
  ];
  for (const parameters of wrong) {
    it(`refuses ${parameters.join(' ')}`, () => {
      assert.throws(() => parseOptions(parameters), UsageError);
    });
  }
});
