import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fields } from '#explorer/query/fields.ts';
import { parseQuery } from '#explorer/query/parse.ts';

describe('fields', () => {
  it('are all in the guide, in their order, with their words', () => {
    const guide = readFileSync(new URL('../../../docs/guide/explorer.md', import.meta.url), 'utf8');
    const table = /<!-- fields -->([^]*)<!-- \/fields -->/.exec(guide)?.[1] ?? '';
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
    assert.deepEqual(
      cells.map(([, name, description, example]) => ({ name, description, example })),
      fields.map(({ name, description, example, words }) => ({
        name: `\`${name}\``,
        description: words === undefined ? description : `${description}: ${words.join(', ')}`,
        example: `\`${example}\``,
      })),
    );
  });

  it('have examples that are right', () => {
    for (const { example } of fields) assert.deepEqual(parseQuery(example).errors, [], example);
  });
});
