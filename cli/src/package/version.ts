import { readFileSync } from 'node:fs';
import { packageFolder } from './folder.ts';

/** The version of this package. */
export function readVersion(): string {
  const text = readFileSync(new URL('package.json', packageFolder), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
