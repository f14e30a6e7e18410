import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** The licences of all libraries whose code is handed on. Throws where one has none. */
export function thirdPartyNotices(product: string, folders: readonly string[]): string {
  const notices = folders.map((folder) => ({ ...readManifest(folder), text: readLicence(folder) }));
  const sorted = notices.toSorted((left, right) => left.name.localeCompare(right.name));
  return [
    `${product} contains code of these packages.\n`,
    ...sorted.map(
      ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text.trim()}\n`,
    ),
  ].join(`\n${'-'.repeat(80)}\n\n`);
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function readLicence(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/iu.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence file`);
  return readFileSync(join(folder, file), 'utf8');
}
