/** Bundles the page of the explorer into explorer/dist/page, where `parley explore` finds it. `--if-missing`: only then. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundlePage } from './bundle/bundle-page.ts';

const folder = fileURLToPath(new URL('../explorer/dist/page/', import.meta.url));

if (!process.argv.includes('--if-missing') || !existsSync(`${folder}page.js`)) {
  const { script, style } = await bundlePage();
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}page.js`, script);
  await writeFile(`${folder}page.css`, style);
}
