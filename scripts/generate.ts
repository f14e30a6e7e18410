/** Writes every generated file of this repository: the types of the schemas. `--check` fails when one is stale. */
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';

const sources = ['error', 'bundle'];

const parts = await Promise.all(
  sources.map(async (name) => {
    const schema = JSON.parse(await readFile(`schemas/${name}.schema.json`, 'utf8')) as Record<
      string,
      unknown
    >;
    return compile(schema, String(schema['title']), {
      bannerComment: '',
      additionalProperties: false,
      declareExternallyReferenced: true,
      format: false,
    });
  }),
);
await writeFile(
  'schemas/types.ts',
  `/* Generated from *.schema.json by npm run generate; do not edit. */\n\n${parts.join('\n')}`,
);
