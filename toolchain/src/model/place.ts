import type { Location } from '../diagnostic.ts';
import type { Part, SourceDocument } from '../source/document.ts';
import { joinPointer } from '../source/pointer.ts';

/** A value in a file. */
export interface Place {
  readonly document: SourceDocument;
  readonly pointer: string;
}

/** A member below a place. */
export function below(place: Place, ...keys: readonly (string | number)[]): Place {
  return { document: place.document, pointer: joinPointer(place.pointer, ...keys) };
}

/** The file and range of a place, as findings name it. */
export function locationOf(place: Place, part: Part = 'value'): Location {
  return { file: place.document.path, range: place.document.locate(place.pointer, part) };
}
