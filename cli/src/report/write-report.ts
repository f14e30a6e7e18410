import { appendFile, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes a file whole or not at all; its folders are made. Devices and pipes are written to as they are. */
export async function writeReport(file: string, text: string): Promise<void> {
  const existing = await stat(file).catch(() => undefined);
  // /dev/stdout may be a file that somebody else writes to: it must be neither replaced nor emptied.
  if (file.startsWith('/dev/') || existing?.isFIFO() || existing?.isSocket()) return appendFile(file, text);
  // A link stays one: what it points to is replaced.
  const target = existing === undefined ? file : await realpath(file);
  await mkdir(dirname(target), { recursive: true });
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    await writeFile(temporary, text);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
