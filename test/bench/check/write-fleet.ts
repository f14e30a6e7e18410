/** `node test/bench/check/write-fleet.ts [--files 300] [--seed 1] FOLDER`: writes a sound workspace of that size. */
import { parseArgs } from 'node:util';
import { generateWorkspace } from './parley-files.ts';
import { writeFiles } from './write-files.ts';

const { values, positionals } = parseArgs({
  options: { files: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name the folder to write to');
const files = generateWorkspace({ seed: Number(values.seed), files: Number(values.files) });
writeFiles(folder, files);
console.log(`${files.length} files in ${folder}`);
