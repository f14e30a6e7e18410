import type { Location } from './diagnostic.ts';
import { documentsByPath, messagesByType } from './model/link-tables.ts';
import { locationOf } from './model/place.ts';
import type { Workspace } from './model/workspace.ts';
import type { SchemaError } from './schema/evaluate/evaluation.ts';
import { createLocationValidator } from './schema/validator.ts';

/** What is wrong with the data of a message, and the line of the schema that says so. */
export interface DataProblem extends SchemaError {
  readonly location: Location | undefined;
}

/** Judges data by the schema of a message type; undefined when the workspace has no such message. */
export function judgeData(
  workspace: Workspace,
  type: string,
  data: unknown,
): readonly DataProblem[] | undefined {
  const message = workspace.table(messagesByType).get(type);
  const schema = message && workspace.schemas.locate(message.document.path);
  if (message === undefined || schema === undefined) return undefined;
  const errors = createLocationValidator(workspace.schemas, schema).validate(data);
  return errors.map((error) => ({
    ...error,
    location: locate(workspace, message.document.path, error.schemaPath),
  }));
}

/** The place of `file#/pointer`; a path without a file means the schema's own. */
function locate(workspace: Workspace, own: string, schemaPath: string): Location | undefined {
  const hash = schemaPath.indexOf('#');
  const path = schemaPath.slice(0, hash);
  const document = workspace.table(documentsByPath).get(path === '' ? own : path)?.document;
  return document && locationOf({ document, pointer: schemaPath.slice(hash + 1) });
}
