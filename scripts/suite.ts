/**
 * Runs the official JSON-Schema-Test-Suite (2020-12) of a folder against the interpreter and compares it with ajv.
 * `npm run suite -- FOLDER [--json] [--write]`; ends with 1 below 99 % of the required tests.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { type Comparison, type Difference, compare } from './suite/compare.ts';
import { withResults } from './suite/document.ts';
import { readSuite } from './suite/read-suite.ts';

const page = 'docs/guide/json-schema.md';
const least = 0.99;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, write: { type: 'boolean' } },
});
const [folder = ''] = positionals;
const suite = readSuite(folder);
if (suite === undefined) {
  console.error(`"${folder}" is no checkout of the JSON-Schema-Test-Suite: it has no tests/draft2020-12`);
  process.exit(2);
}
const results = compare(suite);
console.log(values.json === true ? JSON.stringify(results, null, 2) : toText(results));
await comparePage(results);
process.exitCode = results.required.passed / results.required.total < least ? 1 : 0;

function toText({ files, required, optional, failures, ajv, generated }: Comparison): string {
  return [
    ...Object.entries(files).map(([file, { passed, total }]) => `${file}: ${passed} of ${total}`),
    '',
    `required: ${required.passed} of ${required.total}`,
    `optional: ${optional.passed} of ${optional.total}`,
    ...section('not passed', failures),
    ...section('ajv by itself says otherwise', ajv),
    ...section('generated validators say otherwise', generated),
  ].join('\n');
}

function section(title: string, differences: readonly Difference[]): readonly string[] {
  const rows = differences.map(({ file, group, name, expected, actual, reason }) => {
    return `  ${file}: ${group}: ${name}: ${expected} expected, ${actual} found (${reason ?? 'NOT LOOKED INTO YET'})`;
  });
  return ['', `${title}: ${differences.length}`, ...rows];
}

/** The page says what a run says; `--write` brings it up to date. */
async function comparePage(comparison: Comparison): Promise<void> {
  const before = readFileSync(page, 'utf8');
  const after = await format(withResults(before, comparison), {
    ...(await resolveConfig(page)),
    filepath: page,
  });
  if (values.write === true) writeFileSync(page, after);
  else if (before !== after) console.error(`${page} tells of another result: run with --write`);
}
