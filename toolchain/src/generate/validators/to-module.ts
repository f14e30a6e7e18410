import { codegenModule } from '../model.ts';
import type { SourceFile } from '../printer/source-file.ts';
import type { CompiledSchemas } from './compile.ts';

/** What compiled code asks of other modules, by the name under which the runtime has it for generated code. */
const helpers: ReadonlyMap<string, string> = new Map([
  ['require("ajv/dist/runtime/equal").default', 'isEqual'],
  ['require("ajv/dist/runtime/ucs2length").default', 'textLength'],
  ['require("ajv-formats/dist/formats")', 'formats'],
]);

/** The lines of a module: what they require is imported into `file`, and nothing is exported. */
export function toModule({ source, pointers }: CompiledSchemas, file: SourceFile): string[] {
  const lines = source
    .split('\n')
    .filter((text) => text !== '"use strict";' && !text.startsWith('/*# sourceURL='));
  const uses = countSchemas(lines);
  let pointer = '';
  return lines
    .filter((text) => (uses.get(/^const (schema\d+) = /u.exec(text)?.[1] ?? '') ?? 2) > 1)
    .map((text) => {
      const name = /^function (\w+)\(/u.exec(text)?.[1];
      if (name !== undefined) pointer = pointers.get(name) ?? '';
      return useHelper(withPointer(text.replace(/^export const /u, 'const '), pointer), file).trimEnd();
    });
}

/** How often each schema constant is named: most are named by their declaration only. */
function countSchemas(lines: readonly string[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const text of lines) {
    for (const [name] of text.matchAll(/\bschema\d+\b/gu)) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return uses;
}

/** Errors of a shared definition name its place in the message's schema. In strings of a schema the quote is escaped. */
function withPointer(text: string, pointer: string): string {
  if (pointer === '') return text;
  return text.replaceAll('schemaPath:"#', () => `schemaPath:${JSON.stringify(`#${pointer}`).slice(0, -1)}`);
}

/** Only declarations such as `const func0 = require("...")` are touched: elsewhere the word is part of a string. */
function useHelper(text: string, file: SourceFile): string {
  if (!/^const \w+ = require\(/u.test(text)) return text;
  return text.replace(/require\("[^"\\]+"\)(?:\.default)?/u, (found) => {
    const name = helpers.get(found);
    if (name === undefined) throw new Error(`validators need ${found}, which generated code cannot import`);
    return file.use(name, codegenModule);
  });
}
