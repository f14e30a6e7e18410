import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release } from 'node:os';
import { join } from 'node:path';
import { moleculerFolder } from './install-moleculer.ts';

/** What the figures were measured on, in one paragraph. */
export function describeMachine(): string {
  const [processor] = cpus();
  const versions = [
    `Node ${process.versions.node}`,
    `Mosquitto ${mosquittoVersion()} with its defaults but for the queue limit`,
    `mqtt.js ${versionIn(new URL('../../node_modules/mqtt/package.json', import.meta.url))}`,
    `Moleculer ${versionIn(join(moleculerFolder, 'node_modules/moleculer/package.json'))}`,
  ];
  return `Last run on ${String(cpus().length)} × ${processor?.model ?? 'unknown processor'} (${platform()} ${release()}, ${arch()}); ${versions.join(', ')}. Load average ${(loadavg()[0] ?? 0).toFixed(1)}: above 4 or so other work disturbed it.`;
}

function mosquittoVersion(): string {
  const { stdout } = spawnSync(process.env.MOSQUITTO ?? '/usr/sbin/mosquitto', ['-h'], { encoding: 'utf8' });
  return /mosquitto version (\S+)/.exec(stdout)?.[1] ?? 'of unknown version';
}

function versionIn(file: string | URL): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
