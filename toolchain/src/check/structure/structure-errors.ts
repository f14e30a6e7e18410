import { agentSchema, channelsSchema, configSchema } from '@parley/schemas';
import type { Place } from '../../model/place.ts';
import type { FileKind } from '../../model/file-kind.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import type { SchemaError } from '../../schema/evaluate/evaluation.ts';
import { type SchemaValidator, createSchemaValidator } from '../../schema/validator.ts';
import type { Part, SourceDocument } from '../../source/document.ts';
import { joinPointer } from '../../source/pointer.ts';

/** One place where a file is not shaped as its kind wants it. */
export interface StructureError {
  readonly kind: StructureKind;
  readonly error: SchemaError;
  readonly place: Place;
  readonly part: Part;
}

export type StructureKind =
  'unknown-key' | 'missing-key' | 'type' | 'value' | 'duration' | 'size' | 'name' | 'topic';

/** REQ-CON-1, REQ-CON-2, REQ-CON-4, REQ-CON-5 */
const validators: Readonly<Partial<Record<FileKind, SchemaValidator>>> = {
  channel: createSchemaValidator(channelsSchema),
  agent: createSchemaValidator(agentSchema),
  config: createSchemaValidator(configSchema),
};

/** What a file that does not parse may have only because it could not be read. */
const cascades: ReadonlySet<StructureKind> = new Set(['unknown-key', 'missing-key', 'type']);

const known = new WeakMap<SourceDocument, readonly StructureError[]>();

/** The structure errors of a kind in a file. */
export function structureErrors(
  { document, kind: fileKind }: WorkspaceDocument,
  kind: StructureKind,
): readonly StructureError[] {
  return errorsOf(document, validators[fileKind]).filter((found) => found.kind === kind);
}

function errorsOf(document: SourceDocument, validator?: SchemaValidator): readonly StructureError[] {
  const errors = known.get(document) ?? validate(document, validator);
  known.set(document, errors);
  return errors;
}

function validate(document: SourceDocument, validator?: SchemaValidator): readonly StructureError[] {
  if (validator === undefined || document.value === undefined) return [];
  const isBroken = document.findings.some(({ code }) => code === 'SYNTAX');
  return validator
    .validate(document.value)
    .map((error) => toStructureError(document, error))
    .filter(({ kind }) => !isBroken || !cascades.has(kind));
}

function toStructureError(document: SourceDocument, error: SchemaError): StructureError {
  const kind = kindOf(error);
  const isKey = kind === 'unknown-key' || error.keyword === 'propertyNames';
  const pointer = isKey ? joinPointer(error.instancePath, error.property ?? '') : error.instancePath;
  return {
    kind,
    error,
    place: { document, pointer },
    part: isKey || kind === 'missing-key' ? 'key' : 'value',
  };
}

function kindOf({ keyword, schemaPath, instancePath }: SchemaError): StructureKind {
  if (keyword === 'additionalProperties') return 'unknown-key';
  if (keyword === 'required') return 'missing-key';
  if (keyword === 'propertyNames') return 'name';
  if (/\/(?:duration|backoff)\//.test(schemaPath)) return 'duration';
  if (schemaPath.includes('/size/')) return 'size';
  if (keyword === 'type') return 'type';
  if (keyword !== 'pattern') return 'value';
  return instancePath.endsWith('/address') ? 'topic' : patternKind(schemaPath);
}

function patternKind(schemaPath: string): StructureKind {
  const isName = /\/(?:channelName|messageType|agent|backup|parameters|operators)\//.test(schemaPath);
  return isName ? 'name' : 'value';
}
