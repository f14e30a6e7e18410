import { fileHeader } from '../header.ts';
import { codegenModule, type GenerateModel } from '../model.ts';
import { valueName } from '../names.ts';
import { docComment } from '../printer/comment.ts';
import { group, hardLine, indent, lineAfter, softLine } from '../printer/document.ts';
import { stringLiteral } from '../printer/literal.ts';
import { createSourceFile, type SourceFile } from '../printer/source-file.ts';
import type { Definition, MessageSource } from '../schema/definitions.ts';
import type { Schema } from '../schema/walk.ts';
import { compileDeclaration } from './declaration.ts';
import { schemaType } from './schema-type.ts';
import type { NamedTarget } from './type-context.ts';

/** `messages.ts`: a type and a constructor for each message type, and the types that their schemas refer to. */
export async function printMessages(model: GenerateModel): Promise<string> {
  const { messages, messageNames, all } = model.definitions;
  const names = [...messageNames.values(), ...all.map((definition) => definition.name)];
  const file = createSourceFile(fileHeader(model.contractHash), names);
  const used = new Set<Definition>();
  for (const message of messages) {
    const name = messageNames.get(message.type) ?? '';
    await addType(file, { name, message, schema: message.schema }, { model, used });
    addConstructor(file, name, message);
  }
  // The set grows while definitions refer to further ones.
  for (const definition of used) await addType(file, definition, { model, used });
  return file.toString();
}

interface Declared {
  readonly name: string;
  readonly message: MessageSource;
  readonly schema: Schema;
}

interface Progress {
  readonly model: GenerateModel;
  readonly used: Set<Definition>;
}

async function addType(
  file: SourceFile,
  { name, message, schema }: Declared,
  { model, used }: Progress,
): Promise<void> {
  const type = schemaType(schema, (inner) =>
    message.references.targetsOf(inner).map((target): NamedTarget | undefined => {
      if (target === undefined) return undefined;
      const definition = model.definitions.find(message, target.pointer);
      if (definition !== undefined) used.add(definition);
      return {
        ...target,
        name: definition?.name ?? model.definitions.messageNames.get(message.type) ?? 'unknown',
      };
    }),
  );
  const isMessage = schema === message.schema;
  file.add(
    await compileDeclaration(
      name,
      type,
      descriptionOf(schema) ?? (isMessage ? message.description : undefined),
    ),
  );
}

function addConstructor(file: SourceFile, name: string, { type }: MessageSource): void {
  const constructed = file.useType('Constructed', codegenModule);
  const construct = file.use('construct', codegenModule);
  const literal = stringLiteral(type);
  file.add(
    docComment(`A message of type ${type}.`),
    group(
      `export function ${valueName(name)}(`,
      indent(softLine, `data: ${name}`),
      lineAfter(','),
      `): ${constructed}<${literal}, ${name}> {`,
    ),
    indent(hardLine, `return ${construct}(${literal}, data);`),
    hardLine,
    '}',
  );
}

function descriptionOf(schema: Schema): string | undefined {
  if (typeof schema === 'boolean') return undefined;
  return typeof schema.description === 'string' ? schema.description : undefined;
}
