import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const strict: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
  customConditions: ['@parley/source'],
};

/** What the compiler says of the files, some of them in memory only (paths from the root of the repository), as `path:line: text`. */
export function compile(
  files: Readonly<Record<string, string>>,
  {
    paths = [],
    options = {},
  }: { readonly paths?: readonly string[]; readonly options?: ts.CompilerOptions } = {},
): string[] {
  const texts = new Map(Object.entries(files).map(([path, text]) => [root + path, text]));
  const host = inMemory(ts.createCompilerHost(strict), texts);
  const names = [...texts.keys(), ...paths.map((path) => root + path)];
  const program = ts.createProgram(names, { ...strict, ...options }, host);
  return ts.getPreEmitDiagnostics(program).map(describeDiagnostic);
}

function inMemory(host: ts.CompilerHost, texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const folders = new Set([...texts.keys()].map((path) => path.slice(0, path.lastIndexOf('/'))));
  return {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    directoryExists: (path) => folders.has(path) || (host.directoryExists?.(path) ?? true),
    getSourceFile: (path, language, ...rest) => {
      const text = texts.get(path);
      return text === undefined
        ? host.getSourceFile(path, language, ...rest)
        : ts.createSourceFile(path, text, language);
    },
  };
}

function describeDiagnostic({ file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined || start === undefined) return text;
  const line = file.getLineAndCharacterOfPosition(start).line + 1;
  return `${file.fileName.replace(root, '')}:${line}: ${text}`;
}
