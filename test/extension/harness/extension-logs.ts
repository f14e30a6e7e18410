import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What the extension and its server wrote into their output channel, for a run that failed. */
export async function extensionLogs(home: string): Promise<string> {
  const folder = join(home, 'data/data/logs');
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const logs = files.filter((file) => /parley/iu.test(file) && file.endsWith('.log'));
  const texts = await Promise.all(logs.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.map((text, index) => `${logs[index] ?? ''}\n${text}`).join('\n');
}
