import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** One test: a schema with one instance. */
export interface SuiteTest {
  /** Below the folder of the draft, `optional/` in front for what is not required. */
  readonly file: string;
  readonly group: string;
  readonly name: string;
  readonly schema: unknown;
  readonly data: unknown;
  readonly valid: boolean;
}

/** A checkout of the official suite, as far as it is about 2020-12. */
export interface Suite {
  readonly tests: readonly SuiteTest[];
  /** Schemas that the tests refer to, by URI. */
  readonly remotes: ReadonlyMap<string, unknown>;
}

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

const draft = 'draft2020-12';
const metaSchemas = 'ajv/dist/refs/json-schema-2020-12';
const vocabularies = [
  'applicator',
  'content',
  'core',
  'format-annotation',
  'meta-data',
  'unevaluated',
  'validation',
];

/** Reads the suite of a folder; undefined where the folder holds none. */
export function readSuite(folder: string): Suite | undefined {
  const root = join(folder, 'tests', draft);
  if (!existsSync(root)) return undefined;
  const files = jsonFiles(root);
  return { tests: files.flatMap((file) => readTests(join(root, file), file)), remotes: readRemotes(folder) };
}

function readTests(path: string, file: string): readonly SuiteTest[] {
  return (readJson(path) as readonly Group[]).flatMap(({ description, schema, tests }) =>
    tests.map(({ description: name, data, valid }) => ({
      file,
      group: description,
      name,
      schema,
      data,
      valid,
    })),
  );
}

/** The suite expects its remotes at this address, and the meta-schemas at their own. */
function readRemotes(folder: string): ReadonlyMap<string, unknown> {
  const root = join(folder, 'remotes');
  const remotes = jsonFiles(root)
    .filter((file) => !file.startsWith('draft') || file.startsWith(draft) || file.startsWith('draft2019-09'))
    .map((file): [string, unknown] => [`http://localhost:1234/${file}`, readJson(join(root, file))]);
  const require = createRequire(import.meta.url);
  const names = ['schema', ...vocabularies.map((name) => `meta/${name}`)];
  const metas = names.map((name): [string, unknown] => [
    `https://json-schema.org/draft/2020-12/${name}`,
    readJson(require.resolve(`${metaSchemas}/${name}.json`)),
  ]);
  return new Map([...remotes, ...metas]);
}

function jsonFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.json'))
    .sort();
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
