/**
 * `node --conditions=@parley/source test/bench/profile.ts FOLDER`: where the processor time of the workers went whose profiles
 * stand in a folder (`PARLEY_PROFILE=FOLDER npm run bench -- --no-write --rounds 1 --only durable`).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatTable } from './table.ts';

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const [folder = '.'] = process.argv.slice(2);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
  const parts = partsOf(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile);
  const busy = [...parts.values()].reduce((sum, time) => sum + time, 0);
  // A worker that only waited tells nothing.
  if (busy < 300_000) continue;
  const rows = [...parts].sort(([, left], [, right]) => right - left).slice(0, 14);
  console.log(`\n${file}: busy ${(busy / 1e6).toFixed(2)} s`);
  console.log(
    formatTable(
      ['Part', 'Share'],
      rows.map(([part, time]) => [part, `${((time / busy) * 100).toFixed(1)} %`]),
    ),
  );
}

/** Microseconds by part of the house, library, or work of the engine. */
function partsOf({ nodes, samples, timeDeltas }: Profile): ReadonlyMap<string, number> {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parts = new Map<string, number>();
  samples.forEach((sample, index) => {
    const { functionName = '', url = '' } = frames.get(sample) ?? {};
    if (functionName === '(idle)') return;
    const part = partOf(functionName, url);
    parts.set(part, (parts.get(part) ?? 0) + (timeDeltas[index] ?? 0));
  });
  return parts;
}

function partOf(name: string, url: string): string {
  if (name === '(garbage collector)' || name === '(program)') return name.slice(1, -1);
  const own = /\/runtime\/src\/([^/]+(?:\/[^/]+)?)/.exec(url)?.[1];
  if (own !== undefined) return `runtime/${own.replace(/\.ts$/, '')}`;
  const library = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (library !== undefined) return library;
  if (url === '') return `native ${name}`;
  return url.startsWith('node:') ? url : 'the bench';
}
