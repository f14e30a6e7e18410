import assert from 'node:assert/strict';
import { toEvent, topicOf } from '#examples/vehicle-maintenance/src/input/event.ts';

describe('toEvent', () => {
  it('writes a CloudEvent whose id names the workflow', () => {
    const event = toEvent(
      { vehicleId: 'vehicle-1', data: { x: 1 } },
      { id: 'abc', time: '2026-03-01T00:00:00Z' },
    );
    assert.deepEqual(event, {
      specversion: '1.0',
      id: 'abc',
      source: '/agents/vehicle-feed/gateway',
      type: 'fleet.vehicle-reading.v1',
      time: '2026-03-01T00:00:00Z',
      datacontenttype: 'application/json',
      correlationid: 'abc',
      partitionkey: 'vehicle-1',
      data: { x: 1 },
    });
  });
});

describe('topicOf', () => {
  it('is the address of the vehicle’s region and plant', () => {
    assert.match(topicOf('vehicle-1'), /^fleet\/(eu|us)\/(north|south)\/readings$/);
    assert.equal(topicOf('vehicle-1'), topicOf('vehicle-1'));
  });
});
