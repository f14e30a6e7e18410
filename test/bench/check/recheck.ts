import { createChecker, createWorkspace } from '@parley/toolchain';
import { asyncApiDocument } from './asyncapi-document.ts';
import { quantile } from './cost.ts';
import { createEdits } from './edits.ts';
import { createFleet } from './fleet.ts';
import { parleyFiles } from './parley-files.ts';
import { createAsyncApiParser } from './rivals.ts';

/** How long it takes in a running process until the findings of a changed text are there. */
export interface Recheck {
  readonly name: string;
  readonly edits: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** Edits that do not count: an editor has run for a while. */
const warmUp = 20;

/** A workspace after edits of one file each, as a language server sees it. */
export function recheckParley(files: number, count: number): Recheck {
  const texts = [...parleyFiles(createFleet({ seed: 1, files }))];
  const checker = createChecker();
  let workspace = createWorkspace({ folder: '', files: texts });
  checker.check(workspace);
  const times = createEdits(texts, warmUp + count, 1).map(({ index, text }) => {
    texts[index] = { path: texts[index]?.path ?? '', text };
    const startedAt = performance.now();
    workspace = createWorkspace({ folder: '', files: [...texts] }, workspace);
    checker.check(workspace);
    return performance.now() - startedAt;
  });
  return summarize('parley, in process', times.slice(warmUp));
}

/** AsyncAPI's parser knows no earlier version: it reads the whole document again. */
export async function reparseAsyncApi(files: number, count: number): Promise<Recheck> {
  const { text } = asyncApiDocument(createFleet({ seed: 1, files }));
  const parser = createAsyncApiParser();
  await parser.parse(text);
  const times: number[] = [];
  for (let edit = 0; edit < count; edit++) {
    const changed = text.replace('All agents', `All ${edit} agents`);
    const startedAt = performance.now();
    const { document } = await parser.parse(changed);
    times.push(performance.now() - startedAt);
    if (document === undefined) throw new Error('@asyncapi/parser refuses the document');
  }
  return summarize('@asyncapi/parser, in process', times);
}

function summarize(name: string, times: readonly number[]): Recheck {
  return { name, edits: times.length, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}
