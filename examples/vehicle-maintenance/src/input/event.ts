import { placeOf } from '../domain/place.ts';
import type { InputReading } from './readings.ts';

/** A CloudEvent as the gateway writes it: JSON in structured mode, nothing of Parley but the names. */
export interface ReadingEvent extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

export interface EventIdentity {
  /** Unique per event; also names the workflow that the reading starts. */
  readonly id: string;
  readonly time: string;
}

/** Wraps a reading for the wire. */
export function toEvent(reading: InputReading, { id, time }: EventIdentity): ReadingEvent {
  return {
    specversion: '1.0',
    id,
    source: '/agents/vehicle-feed/gateway',
    type: 'fleet.vehicle-reading.v1',
    time,
    datacontenttype: 'application/json',
    correlationid: id,
    partitionkey: reading.vehicleId,
    data: reading.data,
  };
}

/** The topic of a vehicle's readings. */
export function topicOf(vehicleId: string): string {
  const { region, plant } = placeOf(vehicleId);
  return `fleet/${region}/${plant}/readings`;
}
