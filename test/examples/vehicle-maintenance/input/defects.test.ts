import assert from 'node:assert/strict';
import { defects, spoil } from '#examples/vehicle-maintenance/src/input/defects.ts';
import { toEvent } from '#examples/vehicle-maintenance/src/input/event.ts';
import { generateReadings } from '#examples/vehicle-maintenance/src/input/generator.ts';

describe('spoil', () => {
  const [reading] = generateReadings({ seed: 1, count: 1 });
  assert.ok(reading);
  const event = toEvent(reading, { id: 'abc', time: '2026-03-01T00:00:00Z' });
  const healthy = JSON.stringify(event);

  for (const defect of defects) {
    it(`makes other bytes of an event by ${defect}`, () => {
      assert.notEqual(new TextDecoder().decode(spoil(event, defect)), healthy);
    });
  }

  it('leaves the event itself alone', () => {
    for (const defect of defects) spoil(event, defect);
    assert.equal(JSON.stringify(event), healthy);
  });
});
