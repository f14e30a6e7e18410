import { readFile } from 'node:fs/promises';
import type { PageFiles } from './page.ts';

/** Where `npm run page` puts it, whether this file is a source or built. */
const ownFolder = new URL('../../dist/page/', import.meta.url);

/** The page as the build made it: in a folder of whoever packed it, else in the explorer's own. Undefined: it is not built. */
export async function readPage(packed?: URL): Promise<PageFiles | undefined> {
  return (packed && (await readFrom(packed))) ?? readFrom(ownFolder);
}

async function readFrom(folder: URL): Promise<PageFiles | undefined> {
  try {
    const [script, style] = await Promise.all([
      readFile(new URL('page.js', folder), 'utf8'),
      readFile(new URL('page.css', folder), 'utf8'),
    ]);
    return { script, style };
  } catch {
    return undefined;
  }
}
