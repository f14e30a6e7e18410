import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectAsync } from 'mqtt';
import { startMosquitto } from '../../support/mosquitto.ts';
import type { Counts } from '../harness/counts.ts';
import { type ServerOptions, startServer } from '../harness/server-process.ts';
import { openWindow } from '../harness/window.ts';
import { Keyboard } from './keyboard.ts';
import { reloadSteps } from './reload-steps.ts';
import { type Drive, steps, writeSettings } from './steps.ts';
import { takeSteps } from './take-steps.ts';

const run = promisify(execFile);

export interface DriveOptions {
  readonly server: ServerOptions;
  readonly chromium: string;
  /** A copy of the example with its command. */
  readonly folder: string;
  /** Where the pictures go. */
  readonly pictures: string;
}

/** Drives a window from outside, with keys alone, and takes a picture at each step. */
export async function runDrive({ server, chromium, folder, pictures }: DriveOptions): Promise<Counts> {
  const broker = await startMosquitto();
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await mkdir(pictures, { recursive: true });
  writeSettings(folder, 'dark');
  const config = join(folder, 'parley.config.yaml');
  const text = await readFile(config, 'utf8');
  await writeFile(config, text.replace('mqtt://localhost:1883', broker.url));
  const running = await startServer(server);
  const opened = await openWindow({ chromium, url: running.url, folder });
  const drive: Drive = {
    keyboard: new Keyboard(opened.page),
    folder,
    shoot: async (name) => {
      await opened.page.screenshot({ path: join(pictures, `vscode-${name}.png`) });
    },
    publish: async (data, ...options) => {
      const place = ['-p', 'region=eu', '-p', 'plant=north'];
      const args = ['publish', 'analysis.request', JSON.stringify(data), ...place, ...options];
      await run(join(folder, 'node_modules/.bin/parley'), args, { cwd: folder });
    },
    keep: async (topic, event) => {
      const client = await connectAsync(broker.url);
      await client.publishAsync(topic, JSON.stringify(event), { qos: 1, retain: true });
      await client.endAsync();
    },
  };
  try {
    return await takeSteps([...steps, ...reloadSteps], drive);
  } finally {
    await opened.close();
    await running.close();
    await broker.close();
  }
}
