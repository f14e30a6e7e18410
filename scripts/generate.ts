/** Writes every generated file of this repository: types of the schemas, pages about rules. `--check` fails when one is stale. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { rulesGuide } from './generate/rules-guide.ts';
import { scenarioList } from './generate/scenario-list.ts';
import { schemaTypes } from './generate/schema-types.ts';

const isCheck = process.argv.includes('--check');

for (const { path, text: raw } of [await schemaTypes(), ...rulesGuide(), scenarioList()]) {
  const text = await format(raw, { ...(await resolveConfig(path)), filepath: path });
  if (!isCheck) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
    process.exitCode = 1;
    console.error(`${path} is stale: run npm run generate`);
  }
}
