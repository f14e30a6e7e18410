import { readFile } from 'node:fs/promises';
import type { PageFiles } from '@parley/explorer';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** The explorer's page as the build made it: beside the packed command, else in the explorer's own folder. */
export async function readPage(): Promise<PageFiles> {
  const packed = new URL('./', import.meta.url);
  const [beside, own] = await Promise.all([readFrom(packed), readFrom(ownFolder())]);
  const found = beside ?? own;
  if (found !== undefined) return found;
  throw new Failure('the page of the explorer is not built', {
    exitCode: exitCodes.unreadable,
    hint: 'In the repository: npm run page',
  });
}

function ownFolder(): URL {
  return new URL('../../../explorer/dist/page/', import.meta.url);
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
