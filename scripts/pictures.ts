/** Draws the pictures of docs/guide/graph.md. `--check` fails when one is stale. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type WorkspaceFiles, checkWorkspace, createWorkspace } from '@parley/toolchain';
import { type FleetGraph, createGraph, focusGraph, formatSvg } from '@parley/toolchain/graph';
import { readWorkspace } from '@parley/toolchain/node';

const folder = 'docs/guide/images';
const example = await readWorkspace('examples/vehicle-maintenance');

/** The example with three mistakes: a misspelt channel, a backup that is not there, a message of a version that is not. */
const broken: WorkspaceFiles = {
  ...example,
  files: example.files.map(({ path, text }) => ({
    path,
    text: text
      .replace(
        'monitoring.statistics: {}\nbackup: data-analysis-standby',
        'monitoring.statistic: {}\nbackup: data-analysis-spare',
      )
      .replace('[fleet.safety-alert.v1]', '[fleet.safety-alert.v2]'),
  })),
};

const pictures: Readonly<Record<string, string>> = {
  'vehicle-maintenance.svg': formatSvg(draw(example), { messages: false }),
  'broken.svg': formatSvg(focusGraph(draw(broken), 'data-analysis', 1) ?? draw(broken), { messages: true }),
};

await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(pictures)) {
  const target = `${folder}/${name}`;
  if (!process.argv.includes('--check')) await writeFile(target, text);
  else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
    process.exitCode = 1;
    console.error(`${target} is stale: run npm run generate`);
  }
}

function draw(files: WorkspaceFiles): FleetGraph {
  const workspace = createWorkspace(files);
  return createGraph(workspace, checkWorkspace(workspace));
}
