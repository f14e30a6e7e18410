import type { BundleChannel } from '@parley/schemas';
import { codegenModule, type GenerateModel } from '../model.ts';
import type { SourceFile } from '../printer/source-file.ts';
import { createReferences } from '../schema/references.ts';
import { isSchemaObject, type Schema } from '../schema/walk.ts';
import { keyword, literal, reference, union, type PropertyNode, type TypeNode } from './type-node.ts';

/** What a generated file needs to speak of the channels of a model. */
export interface ChannelTypes {
  readonly model: GenerateModel;
  readonly file: SourceFile;
}

/** The messages of a channel, as a handler gets them: one `Received` for each type. */
export function receivedTypes(
  types: ChannelTypes,
  channel: BundleChannel,
  messages: readonly string[],
): TypeNode[] {
  const received = types.file.useType('Received', codegenModule);
  return messages.map((type) =>
    reference(
      received,
      literal(type),
      dataType(types, type),
      literal(channel.name),
      parametersType(types, channel),
    ),
  );
}

/** What a program sends: constructed messages, and where there is but one type also its plain data. */
export function contentType(types: ChannelTypes, messages: readonly string[]): TypeNode {
  const constructed = types.file.useType('Constructed', codegenModule);
  const [only, ...others] = messages;
  const plain = only !== undefined && others.length === 0 ? [dataType(types, only)] : [];
  return union([
    ...plain,
    ...messages.map((type) => reference(constructed, literal(type), dataType(types, type))),
  ]);
}

/** The type of a message's data, imported from `messages.ts`. */
function dataType({ model, file }: ChannelTypes, type: string): TypeNode {
  const name = model.definitions.messageNames.get(type);
  if (name === undefined) return keyword('unknown');
  return reference(file.useType(name, `./messages${model.importExtension}`));
}

/** The parameters of an address, imported from `channels.ts`. */
export function parametersType({ model, file }: ChannelTypes, channel: BundleChannel): TypeNode {
  const name = model.parameterNames.get(channel.name);
  if (name === undefined) return reference(file.useType('NoParameters', codegenModule));
  return reference(file.useType(name, `./channels${model.importExtension}`));
}

/** One property for each parameter of an address. */
export function parameterProperties(
  channel: BundleChannel,
  optional: readonly string[] = [],
): PropertyNode[] {
  return Object.entries(channel.parameters).map(([name, schema]) => ({
    name,
    type: valuesType(parameterValues(schema)),
    optional: optional.includes(name),
    readonly: true,
  }));
}

/** A union of the values, or any string where there is no list of them. */
export function valuesType(values: readonly string[] | undefined): TypeNode {
  return values === undefined ? keyword('string') : union(values.map(literal));
}

/** The values that a parameter can have; undefined where its schema does not list them. */
export function parameterValues(schema: unknown): readonly string[] | undefined {
  if (!isSchemaObject(schema)) return undefined;
  const { targetsOf } = createReferences(schema);
  const seen = new Set<Schema>();
  let current: Schema | undefined = schema;
  while (isSchemaObject(current) && !seen.has(current)) {
    seen.add(current);
    const values: unknown = 'const' in current ? [current.const] : current.enum;
    if (Array.isArray(values)) return values.filter((value) => typeof value === 'string');
    current = targetsOf(current)[0]?.schema;
  }
  return undefined;
}
