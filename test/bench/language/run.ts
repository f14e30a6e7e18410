/**
 * `npm run bench:language [-- --files 5000] [--edits 200] [--json FILE]`: the packaged language server under a scripted client.
 * From a keystroke that breaks or mends a name to the findings of its file, and how long the other answers take.
 * Asserts nothing, since the machines are noisy.
 */
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile } from '../check/cost.ts';
import { type TextFile, generateWorkspace } from '../check/parley-files.ts';
import { writeFiles } from '../check/write-files.ts';
import { type MeasuredServer, startServer } from './server.ts';

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '5000' },
    edits: { type: 'string', default: '200' },
    json: { type: 'string' },
  },
});
const warmUp = 10;

interface Row {
  readonly what: string;
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Processor time of the server, where it was measured: what a busy machine does not change much. */
  readonly cpuMs?: number;
}

const module = fileURLToPath(new URL('../../../extension/dist/bundle/server/main.mjs', import.meta.url));
const folder = await realpath(await mkdtemp(join(tmpdir(), 'parley-bench-language-')));
try {
  const files = generateWorkspace({ seed: 1, files: Number(options.files) });
  writeFiles(folder, files);
  await run(files);
} finally {
  await rm(folder, { recursive: true });
}

async function run(files: readonly TextFile[]): Promise<void> {
  const startedAt = performance.now();
  const server = await startServer(module, pathToFileURL(folder).href);
  await settle(server);
  const readyMs = performance.now() - startedAt;
  const agents = files.filter(({ path }) => /agent\.(?:yaml|json)$/u.test(path));
  const count = Number(options.edits);
  const rows = await measure(server, agents, count);
  const memory = server.memory();
  await server.close();
  report(rows, { readyMs, ...memory });
  const result = { files: files.length, readyMs, memory, rows };
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(result, undefined, 2)}\n`);
}

async function measure(
  server: MeasuredServer,
  agents: readonly TextFile[],
  count: number,
): Promise<readonly Row[]> {
  const keys: number[] = [];
  let cpuMs = 0;
  const answers = new Map<string, number[]>();
  for (let edit = 0; edit < warmUp + count; edit++) {
    const agent = agents[(edit * 7919) % agents.length];
    if (agent === undefined) continue;
    const typed = await typeIn(server, agent);
    if (edit < warmUp) continue;
    keys.push(...typed.keys);
    cpuMs += typed.cpuMs;
    for (const [what, ms] of typed.answers) answers.set(what, [...(answers.get(what) ?? []), ms]);
  }
  const rows: Row[] = [{ ...toRow('keystroke to findings', keys), cpuMs: cpuMs / keys.length }];
  for (const [what, times] of answers) rows.push(toRow(what, times));
  return rows;
}

/** Opens an agent, breaks the first channel it names, mends it, asks about it, closes it. */
async function typeIn(server: MeasuredServer, { path, text }: TextFile) {
  const { connection } = server;
  const uri = pathToFileURL(join(folder, path)).href;
  const offset = /(?:receives|sends)"?:\s*\{?\s*"?(\w)/u.exec(text);
  const at = (offset?.index ?? 0) + (offset?.[0].length ?? 0);
  const before = text.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const textDocument = { uri, languageId: 'yaml', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  await settle(server);
  const end = { line: position.line, character: position.character + 1 };
  const edits = [
    { range: { start: position, end: position }, text: 'q' },
    { range: { start: position, end }, text: '' },
  ];
  const keys: number[] = [];
  const cpuBefore = server.cpuMs();
  for (const [index, change] of edits.entries()) {
    const found = server.nextFindings(uri);
    const startedAt = performance.now();
    const document = { uri, version: index + 2 };
    void connection.sendNotification('textDocument/didChange', {
      textDocument: document,
      contentChanges: [change],
    });
    await found;
    keys.push(performance.now() - startedAt);
  }
  const cpuMs = server.cpuMs() - cpuBefore;
  const answers = await ask(server, { textDocument: { uri }, position });
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  return { keys, cpuMs, answers };
}

async function ask({ connection, capabilities }: MeasuredServer, at: object) {
  const wanted = [
    ['completion', capabilities.completionProvider],
    ['hover', capabilities.hoverProvider],
    ['definition', capabilities.definitionProvider],
    ['references', capabilities.referencesProvider],
  ] as const;
  const times: (readonly [string, number])[] = [];
  for (const [name, provider] of wanted) {
    if (provider === undefined) continue;
    const startedAt = performance.now();
    await connection.sendRequest(`textDocument/${name}`, { ...at, context: { includeDeclaration: true } });
    times.push([name, performance.now() - startedAt]);
  }
  return times;
}

async function settle({ connection }: MeasuredServer): Promise<void> {
  await connection.sendRequest('workspace/executeCommand', { command: 'parley.server.settled' });
}

function toRow(what: string, times: readonly number[]): Row {
  return { what, count: times.length, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}

interface Whole {
  readonly readyMs: number;
  readonly nowMb: number;
  readonly peakMb: number;
}

function report(rows: readonly Row[], { readyMs, nowMb, peakMb }: Whole): void {
  console.log(`${options.files} files, ready after ${Math.round(readyMs)} ms`);
  console.log(`memory ${Math.round(nowMb)} MB, at most ${Math.round(peakMb)} MB\n`);
  console.log('| what | times | p50 ms | p95 ms | CPU ms, mean |\n| --- | ---: | ---: | ---: | ---: |');
  for (const { what, count, p50Ms, p95Ms, cpuMs } of rows) {
    const cpu = cpuMs?.toFixed(1) ?? '';
    console.log(`| ${what} | ${count} | ${p50Ms.toFixed(1)} | ${p95Ms.toFixed(1)} | ${cpu} |`);
  }
}
