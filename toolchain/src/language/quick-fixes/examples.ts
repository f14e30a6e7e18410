import { isSlip, nearestOf } from '../../check/did-you-mean.ts';
import type { Place } from '../../model/place.ts';
import type { SchemaError } from '../../schema/evaluate/evaluation.ts';
import { exampleValue } from '../../schema/example-value.ts';
import type { SchemaLocation } from '../../schema/registry.ts';
import { createLocationValidator } from '../../schema/validator.ts';
import { isObject, joinPointer, parsePointer, valueAt } from '../../source/pointer.ts';
import { type Change, fix, remove, replace, set } from './change.ts';
import type { Fix, FixRequest, Fixer, Fixers } from './fix.ts';
import { convert } from './written-values.ts';

/** More words than that are too many to choose from. */
const maxWords = 5;

/** An example with the schema that it is of. */
interface Example {
  readonly place: Place;
  readonly value: unknown;
  readonly location: SchemaLocation;
}

/** Makes an example as its schema wants it: the value that is wrong, else the whole. */
const invalidExample: Fixer = (request) => {
  const example = exampleAround(request);
  if (example === undefined) return [];
  const error = errorAt(request, example);
  const mending = error === undefined ? [] : mend(request, example, error);
  return mending.length > 0 ? mending : writeAnew(request, example);
};

/** The innermost `examples` around a finding that is one of a schema. */
function exampleAround({ workspace, document, keys }: FixRequest): Example | undefined {
  for (let length = keys.length; length >= 2; length--) {
    if (keys[length - 2] !== 'examples') continue;
    const schema = joinPointer('', ...keys.slice(0, length - 2));
    const value = valueAt(document.value, schema);
    const location = isObject(value) ? workspace.schemas.locationOf(value, document.path, schema) : undefined;
    const pointer = joinPointer('', ...keys.slice(0, length));
    if (location !== undefined)
      return { place: { document, pointer }, value: valueAt(document.value, pointer), location };
  }
  return undefined;
}

function errorAt({ workspace, finding, place }: FixRequest, example: Example): SchemaError | undefined {
  const errors = createLocationValidator(workspace.schemas, example.location).validate(example.value);
  return errors.find(({ instancePath, message, property }) => {
    const at = example.place.pointer + instancePath;
    const isThere = place.pointer === at || place.pointer === joinPointer(at, property ?? '');
    return message === finding.message && isThere;
  });
}

function mend(request: FixRequest, example: Example, error: SchemaError): readonly Fix[] {
  const { place, value } = request;
  switch (error.keyword) {
    case 'enum':
      return chooseWord(place, value, Array.isArray(error.expected) ? error.expected : []);
    case 'const':
    case 'minimum':
    case 'maximum':
      return writeValue(place, error.expected);
    case 'type':
      return [error.expected]
        .flat()
        .flatMap((type) => convert(value, type).flatMap((other) => writeValue(place, other)));
    case 'required':
      return addMember(request, example, error);
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return fix(`Remove "${error.property ?? ''}"`, 'look', remove(place));
    default:
      return [];
  }
}

function writeValue(place: Place, value: unknown): readonly Fix[] {
  return fix(`Write ${JSON.stringify(value)}`, 'look', replace(place, value));
}

/** The word that is meant; where none is like it, the words that there are. */
function chooseWord(place: Place, written: unknown, words: readonly unknown[]): readonly Fix[] {
  const texts = words.filter((word) => typeof word === 'string');
  const nearest = typeof written === 'string' ? nearestOf(written, texts) : undefined;
  if (nearest === undefined)
    return words.length > maxWords ? [] : words.flatMap((word) => writeValue(place, word));
  const safety = isSlip(String(written), nearest) ? 'safe' : 'look';
  return fix(`Write "${nearest}"`, safety, replace(place, nearest));
}

function addMember(
  { workspace, place }: FixRequest,
  { location }: Example,
  error: SchemaError,
): readonly Fix[] {
  const { property } = error;
  if (property === undefined) return [];
  const [file = '', fragment = ''] = error.schemaPath.split('#');
  const holder = parsePointer(decodeURIComponent(fragment)).slice(0, -1);
  const path = file === '' ? location.resource.file.path : file;
  const pointer = joinPointer('', ...holder, 'properties', property);
  const schema = valueAt(workspace.schemas.locate(path)?.schema, pointer);
  const member = isObject(schema) ? workspace.schemas.locationOf(schema, path, pointer) : undefined;
  const value = member === undefined ? undefined : exampleValue(workspace.schemas, member);
  return value === undefined ? [] : fix(`Add "${property}"`, 'look', set(place, property, value));
}

function writeAnew({ workspace }: FixRequest, { place, location }: Example): readonly Fix[] {
  // Its own examples are what is wrong.
  const members = isObject(location.schema) ? Object.entries(location.schema) : [];
  const schema = Object.fromEntries(members.filter(([keyword]) => keyword !== 'examples'));
  const value = exampleValue(workspace.schemas, { ...location, schema });
  return value === undefined ? [] : fix('Write a new example', 'look', replace(place, value));
}

/** A message as its schema wants it at least. */
const missingExample: Fixer = ({ workspace, document }): readonly Fix[] => {
  const location = workspace.schemas.locate(document.path);
  const value = location && exampleValue(workspace.schemas, location);
  if (value === undefined) return [];
  const change: Change = set({ document, pointer: '' }, 'examples', [value]);
  return fix('Write an example', 'look', change);
};

export const exampleFixes: Fixers = {
  SCHEMA_EXAMPLE_INVALID: invalidExample,
  MESSAGE_WITHOUT_EXAMPLE: missingExample,
};
