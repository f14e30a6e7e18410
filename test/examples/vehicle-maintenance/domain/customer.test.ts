import assert from 'node:assert/strict';
import {
  acceptancePercent,
  acceptsRepair,
  declineReason,
  declineReasons,
  rateVisit,
} from '#examples/vehicle-maintenance/src/domain/customer.ts';

const vehicles = Array.from({ length: 5000 }, (_, index) => `vehicle-${index}`);

describe('acceptsRepair', () => {
  it('is true for about as many as it says', () => {
    const accepted = vehicles.filter((vehicle) => acceptsRepair(vehicle, 2020)).length;
    assert.ok(Math.abs(accepted / vehicles.length - acceptancePercent / 100) < 0.03, String(accepted));
  });

  it('answers the same for the same vehicle and seed', () => {
    const answers = (seed: number): boolean[] => vehicles.map((vehicle) => acceptsRepair(vehicle, seed));
    assert.deepEqual(answers(1), answers(1));
    assert.notDeepEqual(answers(1), answers(2));
  });
});

describe('declineReason', () => {
  it('gives every reason to somebody', () => {
    assert.deepEqual(
      new Set(vehicles.map((vehicle) => declineReason(vehicle, 2020))),
      new Set(declineReasons),
    );
  });
});

describe('rateVisit', () => {
  it('gives 1 to 5', () => {
    assert.deepEqual(
      [...new Set(vehicles.map((vehicle) => rateVisit(vehicle, 2020)))].sort(),
      [1, 2, 3, 4, 5],
    );
  });
});
