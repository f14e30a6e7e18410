import assert from 'node:assert/strict';
import {
  createWorkshop,
  horizonDays,
  slotsPerDay,
} from '#examples/vehicle-maintenance/src/domain/workshop.ts';

describe('createWorkshop', () => {
  it('fills the days one after the other', () => {
    const workshop = createWorkshop();
    const slots = Array.from({ length: slotsPerDay + 1 }, (_, index) => workshop.book(`vehicle-${index}`));
    assert.deepEqual(
      [slots[0], slots.at(-1)],
      [
        { day: 1, slot: 1 },
        { day: 2, slot: 1 },
      ],
    );
  });

  it('keeps the slot of a vehicle that asks again', () => {
    const workshop = createWorkshop();
    assert.deepEqual(workshop.book('vehicle-1'), workshop.book('vehicle-1'));
    assert.deepEqual(workshop.book('vehicle-2'), { day: 1, slot: 2 });
  });

  it('has no slot beyond its horizon', () => {
    const workshop = createWorkshop();
    for (let index = 0; index < horizonDays * slotsPerDay; index += 1) workshop.book(`vehicle-${index}`);
    assert.equal(workshop.book('one-too-many'), undefined);
    assert.deepEqual(workshop.book('vehicle-0'), { day: 1, slot: 1 });
  });
});
