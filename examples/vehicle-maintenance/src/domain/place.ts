import { chance } from './random.ts';

export interface Place {
  readonly region: 'eu' | 'us';
  readonly plant: 'north' | 'south';
}

const places: readonly Place[] = [
  { region: 'eu', plant: 'north' },
  { region: 'eu', plant: 'south' },
  { region: 'us', plant: 'north' },
  { region: 'us', plant: 'south' },
];

/** Where a vehicle belongs: a function of its id. */
export function placeOf(vehicleId: string): Place {
  return (
    places[Math.floor(chance(`place:${vehicleId}`, 0) * places.length)] ?? { region: 'eu', plant: 'north' }
  );
}
