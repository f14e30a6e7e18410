import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import type { GeneratedFile } from '#toolchain/generate/index.ts';

const folder = new URL('golden/', import.meta.url);

/** Fails where a file differs from the one in `golden/`. UPDATE_GOLDEN=1 writes them instead, never in CI. */
export function assertGolden(files: readonly GeneratedFile[]): void {
  if (process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined) {
    mkdirSync(folder, { recursive: true });
    for (const { path, text } of files) writeFileSync(new URL(path, folder), text);
  }
  for (const { path, text } of files) {
    assert.equal(text, readFileSync(new URL(path, folder), 'utf8').replaceAll('\r\n', '\n'), path);
  }
}
