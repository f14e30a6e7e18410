import { messageTypeOf } from '../../model/file-kind.ts';
import { type Place, below } from '../../model/place.ts';
import { isObject, valueAt } from '../../source/pointer.ts';
import { usesIn } from '../references/uses-in.ts';
import { resolveReference } from '../references/resolve-reference.ts';
import { type Change, editFile, fix, remove, renameKey, replace, respellValue, set } from './change.ts';
import type { Fix, FixRequest, Fixer, Fixers } from './fix.ts';
import { dialect } from './new-names.ts';

/** The schema that holds the keyword that a finding is about. */
function schemaOf({ place }: FixRequest): Place {
  return { document: place.document, pointer: place.pointer.slice(0, place.pointer.lastIndexOf('/')) };
}

const adding =
  (key: string, values: readonly unknown[]): Fixer =>
  (request): readonly Fix[] =>
    values.flatMap((value) =>
      fix(`Add ${key}: ${String(value)}`, 'look', set(schemaOf(request), key, value)),
    );

/** The limits that are missing, so that every reader keeps the number. */
const integerLimits: Fixer = (request) => {
  const schema = schemaOf(request);
  const value = valueAt(schema.document.value, schema.pointer);
  if (!isObject(value)) return [];
  const largest = Number.MAX_SAFE_INTEGER;
  const isMissing = (...keywords: readonly string[]): boolean =>
    keywords.every((keyword) => typeof value[keyword] !== 'number');
  const limits: Readonly<Record<string, number>> = {
    ...(isMissing('minimum', 'exclusiveMinimum') ? { minimum: -largest } : {}),
    ...(isMissing('maximum', 'exclusiveMaximum') ? { maximum: largest } : {}),
  };
  const keys = Object.keys(limits);
  if (keys.length === 0) return [];
  return fix(`Add ${keys.join(' and ')}`, 'look', mergeInto(schema, { ...value, ...limits }, limits));
};

/** Several members of an object at once: where each has a place of its own they do not overlap. */
function mergeInto(place: Place, whole: object, members: Readonly<Record<string, unknown>>): Change {
  const keys = Object.keys(members);
  return keys.length === 1 ? set(place, keys[0] ?? '', members[keys[0] ?? '']) : replace(place, whole);
}

const sensitive: Fixer = ({ place }): readonly Fix[] =>
  [true, false].flatMap((flag) =>
    isObject(valueAt(place.document.value, place.pointer))
      ? fix(`Add x-parley-sensitive: ${String(flag)}`, 'look', set(place, 'x-parley-sensitive', flag))
      : [],
  );

/** `definitions` becomes `$defs`, and every reference through it with it. */
const definitions: Fixer = ({ workspace, place, document, keys }) => {
  if (keys.length !== 1) return [];
  const references = workspace.documents.flatMap((entry) =>
    usesIn(entry).references.flatMap((reference) => {
      const target = resolveReference(workspace, reference);
      if (target?.resource.file.path !== document.path || !reference.text.includes('#/definitions/'))
        return [];
      const { place: at, text } = reference;
      return [
        { imported: entry.imported, change: respellValue(at, text.replace('#/definitions/', '#/$defs/')) },
      ];
    }),
  );
  // Where others depend on the old name it has to stay.
  if (references.some(({ imported }) => imported)) return [];
  return fix('Write $defs', 'safe', renameKey(place, '$defs'), ...references.map(({ change }) => change));
};

const newNames: Readonly<Record<string, string>> = {
  id: '$id',
  divisibleBy: 'multipleOf',
  $recursiveRef: '$dynamicRef',
};

/** An old keyword as 2020-12 has it. */
const outdated: Fixer = (request) => {
  const keyword = request.keys.at(-1) ?? '';
  if (keyword.startsWith('exclusive')) return exclusive(request);
  if (keyword === 'items') return listed(request);
  if (keyword === 'dependencies') return dependent(request);
  const name = newNames[keyword];
  return name === undefined ? [] : fix(`Write ${name}`, 'look', renameKey(request.place, name));
};

/** A list of schemas; `additionalItems` are the rest then, which `items` is now. */
const listed: Fixer = (request) => {
  const { place, document } = request;
  const schema = schemaOf(request);
  const holder = valueAt(document.value, schema.pointer);
  if (!isObject(holder) || 'prefixItems' in holder) return [];
  const rest =
    holder.additionalItems === undefined ? [] : [forceRename(below(schema, 'additionalItems'), 'items')];
  return fix('Write prefixItems', 'look', forceRename(place, 'prefixItems'), ...rest);
};

const dependent: Fixer = ({ place, document }) => {
  const members = valueAt(document.value, place.pointer);
  const values = isObject(members) ? Object.values(members) : [];
  if (values.length > 0 && values.every(Array.isArray))
    return fix('Write dependentRequired', 'safe', renameKey(place, 'dependentRequired'));
  const areSchemas = values.every((member) => isObject(member) || typeof member === 'boolean');
  return areSchemas ? fix('Write dependentSchemas', 'safe', renameKey(place, 'dependentSchemas')) : [];
};

function forceRename({ document, pointer }: Place, name: string): Change {
  const range = document.locate(pointer, 'key');
  const isQuoted = /["']/.test(document.text[range.start.offset] ?? '');
  return editFile(document.path, [{ range, text: isQuoted ? JSON.stringify(name) : name }]);
}

/** `minimum: 0, exclusiveMinimum: true` says `exclusiveMinimum: 0`. */
const exclusive: Fixer = (request) => {
  const { place, keys, document } = request;
  const keyword = keys.at(-1) ?? '';
  const limit = below(schemaOf(request), keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum');
  const value = valueAt(document.value, limit.pointer);
  if (valueAt(document.value, place.pointer) === false)
    return fix(`Remove "${keyword}"`, 'safe', remove(place));
  if (typeof value !== 'number') return [];
  return fix(`Write ${keyword}: ${value}`, 'safe', forceRename(limit, keyword), remove(place));
};

/** The identifier that a schema has by its file. */
const ownId: Fixer = ({ workspace, document, place, value }) => {
  if (typeof value !== 'string') return [];
  const type = messageTypeOf(document.path);
  const text = value.slice(0, Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1) + type;
  const isTaken = workspace.messages.some(
    (other) => isObject(other.document.value) && other.document.value.$id === text,
  );
  return [
    ...(isTaken || text === value ? [] : fix(`Write "${text}"`, 'look', respellValue(place, text))),
    ...fix('Remove "$id"', 'look', remove(place)),
  ];
};

/** Classes that other languages read otherwise, written out. */
const portable: Fixer = ({ place, value }) => {
  if (typeof value !== 'string') return [];
  const text = value.replaceAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?:/g, (part) => written[part] ?? part);
  return text === value ? [] : fix(`Write ${text}`, 'look', replace(place, text));
};

const written: Readonly<Record<string, string>> = {
  '\\d': '[0-9]',
  '\\D': '[^0-9]',
  '\\w': '[A-Za-z0-9_]',
  '\\W': '[^A-Za-z0-9_]',
  '(?:': '(',
};

export const schemaFixes: Fixers = {
  SCHEMA_STRING_UNBOUNDED: adding('maxLength', [64, 1024]),
  SCHEMA_ARRAY_UNBOUNDED: adding('maxItems', [100, 1000]),
  SCHEMA_INTEGER_UNBOUNDED: integerLimits,
  SENSITIVE_UNMARKED: sensitive,
  SCHEMA_DEFINITIONS_OUTDATED: definitions,
  SCHEMA_KEYWORD_OUTDATED: outdated,
  SCHEMA_PATTERN_NOT_PORTABLE: portable,
  SCHEMA_DIALECT_UNKNOWN: ({ place }) => fix(`Write ${dialect}`, 'look', replace(place, dialect)),
  SCHEMA_ID_DUPLICATE: ownId,
  SCHEMA_ANCHOR_DUPLICATE: ({ place }) => fix('Remove "$anchor"', 'look', remove(place)),
};
