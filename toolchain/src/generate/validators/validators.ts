import { fileHeader } from '../header.ts';
import { codegenModule, type GenerateModel } from '../model.ts';
import { valueName } from '../names.ts';
import { docComment } from '../printer/comment.ts';
import { hardLine, indent, join, type Doc } from '../printer/document.ts';
import { propertyName } from '../printer/literal.ts';
import { createSourceFile } from '../printer/source-file.ts';
import type { CompiledSchemas } from './compile.ts';
import { toModule } from './to-module.ts';
import { messageId, prepareSchemas } from './prepare.ts';

/** `validators.ts`: a compiled validator for each message type. The compiler is loaded by the first call only. */
export async function printValidators(model: GenerateModel): Promise<string> {
  const { messageNames } = model.definitions;
  const file = createSourceFile(
    [fileHeader(model.contractHash), '// @ts-nocheck', hardLine, hardLine],
    ['validators'],
  );
  const validator = file.useType('Validator', codegenModule);
  const names = new Map([...messageNames].map(([type, name]) => [valueName(name), messageId(type)]));
  const entries = [...messageNames].map(([type, name]): Doc => [propertyName(type), `: ${valueName(name)},`]);
  const body = entries.length === 0 ? [] : [indent(hardLine, join(entries, hardLine)), hardLine];
  if (names.size > 0) file.add(join(toModule(await compile(model, names), file), hardLine));
  file.add(
    docComment('By message type.'),
    `export const validators: Readonly<Record<string, ${validator}>> = {`,
    body,
    '};',
  );
  return file.toString();
}

async function compile(model: GenerateModel, names: ReadonlyMap<string, string>): Promise<CompiledSchemas> {
  const { compileSchemas } = await import('./compile.ts');
  return compileSchemas(prepareSchemas(model.definitions), names);
}
