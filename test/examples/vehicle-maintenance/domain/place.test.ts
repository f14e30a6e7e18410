import assert from 'node:assert/strict';
import { placeOf } from '#examples/vehicle-maintenance/src/domain/place.ts';

describe('placeOf', () => {
  it('spreads the vehicles over four places', () => {
    const places = Array.from({ length: 400 }, (_, index) => placeOf(`vehicle-${index}`));
    const names = new Set(places.map(({ region, plant }) => `${region}/${plant}`));
    assert.deepEqual([...names].sort(), ['eu/north', 'eu/south', 'us/north', 'us/south']);
  });

  it('never moves a vehicle', () => {
    assert.deepEqual(placeOf('vehicle-17'), placeOf('vehicle-17'));
  });
});
