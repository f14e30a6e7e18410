import assert from 'node:assert/strict';
import { chance, createRandom, normal } from '#examples/vehicle-maintenance/src/domain/random.ts';

describe('createRandom', () => {
  it('gives the same numbers for the same seed', () => {
    const [left, right] = [createRandom(7), createRandom(7)];
    assert.deepEqual([left(), left(), left()], [right(), right(), right()]);
  });

  it('gives other numbers for another seed', () => {
    assert.notEqual(createRandom(7)(), createRandom(8)());
  });
});

describe('normal', () => {
  it('has the mean and the deviation that it was asked for', () => {
    const random = createRandom(1);
    const values = Array.from({ length: 20_000 }, () => normal(random, 40, 10));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    assert.ok(Math.abs(mean - 40) < 0.3, `mean ${mean}`);
    assert.ok(Math.abs(Math.sqrt(variance) - 10) < 0.3, `deviation ${Math.sqrt(variance)}`);
  });
});

describe('chance', () => {
  it('depends on the text and the seed only', () => {
    assert.equal(chance('vehicle-1', 2020), chance('vehicle-1', 2020));
    assert.notEqual(chance('vehicle-1', 2020), chance('vehicle-2', 2020));
    assert.notEqual(chance('vehicle-1', 2020), chance('vehicle-1', 2021));
  });
});
