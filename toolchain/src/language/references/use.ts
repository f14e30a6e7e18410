import type { Location } from '../../diagnostic.ts';
import type { Place } from '../../model/place.ts';
import type { Part } from '../../source/document.ts';
import { innerRange, rangeInValue } from '../text.ts';
import type { ContractSymbol, Role } from './symbol.ts';

/** One place at which a name is written. */
export interface Use {
  readonly symbol: ContractSymbol;
  readonly role: Role;
  /** Its own object, the same as long as its document is. */
  readonly place: Place;
  readonly part: Part;
  /** Where the name is only a part of a value. */
  readonly slice?: { readonly value: string; readonly start: number; readonly end: number };
  readonly imported: boolean;
}

const known = new WeakMap<Place, Location>();

/** The file and the characters of the name, without quotes. */
export function locationOfUse({ place, part, slice }: Use): Location {
  const location = known.get(place) ?? locate({ place, part, slice });
  known.set(place, location);
  return location;
}

function locate({ place, part, slice }: Pick<Use, 'place' | 'part'> & { slice: Use['slice'] }): Location {
  const { document, pointer } = place;
  const range =
    slice === undefined ? innerRange(document, pointer, part) : rangeInValue(document, pointer, slice);
  return { file: document.path, range };
}
