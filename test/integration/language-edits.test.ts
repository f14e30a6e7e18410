import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../bench/check/random.ts';
import { startClient } from '../language-server/support/client.ts';
import { createFolder } from '../language-server/support/folder.ts';
import { coldFindings, comparable } from './language-edits/cold-findings.ts';
import { ScriptedEditor } from './language-edits/scripted-editor.ts';
import { type Texts, stepsOf } from './language-edits/steps.ts';

// PARLEY_EDITS=10000 PARLEY_SEED=7 for a long run of another story.
const edits = Number(process.env.PARLEY_EDITS ?? 400);
const seed = Number(process.env.PARLEY_SEED ?? 1);
const compareEvery = 100;

const example = 'examples/vehicle-maintenance';

describe('the language server under an editor', () => {
  it(`survives ${edits} random edits, and shows what a check from nothing finds`, async function () {
    this.timeout(20_000 + edits * 100);
    const sound = readExample();
    const steps = stepsOf(sound);
    const random = createRandom(seed);
    const folder = createFolder(Object.fromEntries(sound));
    const client = await startClient({ folders: [folder.uri] });
    const editor = new ScriptedEditor(client, folder);
    const compare = async (when: string): Promise<void> => {
      await editor.settle();
      assert.deepEqual(comparable(client.shown()), await coldFindings(editor), when);
      assert.deepEqual(client.errors(), [], when);
    };
    try {
      await client.settled();
      for (let edit = 1; edit <= edits; edit++) {
        await random.pick(steps)(editor, random);
        if (random.chance(60)) await editor.tell();
        if (edit % compareEvery === 0) await compare(`after ${edit} edits with the seed ${seed}`);
      }
      for (const path of [...editor.open.keys()]) {
        if (random.chance(50)) await editor.save(path);
        await editor.close(path);
      }
      await compare(`at the end, with the seed ${seed}`);
    } finally {
      await client.close();
      folder.dispose();
    }
  });
});

function readExample(): Texts {
  const folders = ['agents', 'channels', 'messages'];
  const entries = folders.flatMap((folder) =>
    readdirSync(join(example, folder), { recursive: true, withFileTypes: true }),
  );
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(example.length + 1));
  const read = (path: string): readonly [string, string] => [path, readFileSync(join(example, path), 'utf8')];
  return [read('parley.config.yaml'), ...paths.map(read)];
}
