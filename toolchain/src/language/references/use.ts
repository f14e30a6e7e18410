import type { Location } from '../../diagnostic.ts';
import type { Place } from '../../model/place.ts';
import type { Part } from '../../source/document.ts';
import { innerRange, rangeInValue } from '../text.ts';
import type { ContractSymbol, Role } from './symbol.ts';

/** One place at which a name is written. */
export interface Use {
  readonly symbol: ContractSymbol;
  readonly role: Role;
  readonly place: Place;
  readonly part: Part;
  /** Where the name is only a part of a value. */
  readonly slice?: { readonly value: string; readonly start: number; readonly end: number };
  readonly imported: boolean;
}

/** The file and the characters of the name, without quotes. */
export function locationOfUse({ place, part, slice }: Use): Location {
  const { document, pointer } = place;
  const range =
    slice === undefined ? innerRange(document, pointer, part) : rangeInValue(document, pointer, slice);
  return { file: document.path, range };
}
