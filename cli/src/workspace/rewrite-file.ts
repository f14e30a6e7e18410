import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { reasonOf } from '../report-failure.ts';

const mark = '\uFEFF';

/** Another text for a file that is there: whole or not at all, with its rights and its byte order mark; refused where it is no longer as it was read. */
export async function rewriteFile(
  file: string,
  { before, text }: { readonly before: string; readonly text: string },
) {
  try {
    const target = await realpath(file);
    const present = await readFile(target, 'utf8');
    if (present !== before && present !== mark + before) throw new Error('it was changed meanwhile');
    const { mode } = await stat(target);
    await replace(target, {
      mode,
      text: present.startsWith(mark) && !text.startsWith(mark) ? mark + text : text,
    });
  } catch (error) {
    throw new Failure(`cannot write ${file}: ${reasonOf(error)}`, {
      exitCode: exitCodes.unreadable,
      cause: error,
    });
  }
}

async function replace(
  target: string,
  { mode, text }: { readonly mode: number; readonly text: string },
): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await writeFile(temporary, text, { mode });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
