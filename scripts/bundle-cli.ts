/**
 * Bundles the `parley` command into cli/dist/bundle, for packing alone: `prepack` of cli/package.json runs it.
 * `--remove` takes the bundle away again, as `postpack` does.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCommand } from './bundle/bundle-command.ts';
import { bundlePage } from './bundle/bundle-page.ts';
import { thirdPartyNotices } from './bundle/notices.ts';

const room = fileURLToPath(new URL('../cli/', import.meta.url));
const folder = join(room, 'dist/bundle');

// What an earlier version left would be packed too.
await rm(folder, { recursive: true, force: true });
if (!process.argv.includes('--remove')) {
  const { libraries } = await bundleCommand(room, folder);
  const page = await bundlePage();
  await writeFile(join(folder, 'page.js'), page.script);
  await writeFile(join(folder, 'page.css'), page.style);
  await writeFile(
    join(folder, 'THIRD-PARTY-NOTICES.txt'),
    thirdPartyNotices('The parley command', libraries),
  );
}
