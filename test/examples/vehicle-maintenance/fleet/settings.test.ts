import assert from 'node:assert/strict';
import { readSettings } from '#examples/vehicle-maintenance/src/fleet/settings.ts';

describe('readSettings', () => {
  it('has defaults', () => {
    assert.deepEqual(readSettings({}), {
      broker: 'mqtt://localhost:1883',
      seed: 2020,
      input: undefined,
      readings: 2000,
      sessionSeconds: undefined,
      patienceSeconds: 2,
      isBooked: false,
      folder: '.parley',
      instance: 'i1',
    });
  });

  it('reads the environment', () => {
    const environment = {
      PARLEY_BROKER: 'mqtt://b',
      FLEET_SEED: '7',
      FLEET_INPUT: 'a.csv',
      FLEET_READINGS: '3',
      FLEET_SESSION_SECONDS: '60',
      FLEET_PATIENCE_SECONDS: '60',
      FLEET_BOOK: 'yes',
      FLEET_STATE: 'kept',
      PARLEY_INSTANCE: 'i2',
    };
    assert.deepEqual(readSettings(environment), {
      broker: 'mqtt://b',
      seed: 7,
      input: 'a.csv',
      readings: 3,
      sessionSeconds: 60,
      patienceSeconds: 60,
      isBooked: true,
      folder: 'kept',
      instance: 'i2',
    });
  });
});
