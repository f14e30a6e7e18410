import { type PageFiles, readPage } from '@parley/explorer';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** The explorer's page as the build made it: beside the packed command, else in the explorer's own folder. */
export async function pageFiles(): Promise<PageFiles> {
  const found = await readPage(new URL('./', import.meta.url));
  if (found !== undefined) return found;
  throw new Failure('the page of the explorer is not built', {
    exitCode: exitCodes.unreadable,
    hint: 'In the repository: npm run page',
  });
}
