/**
 * `npm run bench:explorer [-- store work capture page topics accounting shown] [--rows 1000000] [--rate 20000] [--seconds 10]`:
 * what the explorer costs. Without names all but two: the accounting run, which takes two minutes (50,000 messages a second from
 * Parley senders, received and missing against published), and the hidden panel shown again in a real VS Code, which needs
 * `npm run package`. Asserts nothing, since the machines are noisy.
 */
import { parseArgs } from 'node:util';
import { findEditor } from '../../extension/harness/vscode.ts';
import { formatTable } from '../table.ts';
import { measureAccounting } from './accounting.ts';
import { measureCapture } from './capture.ts';
import { measurePage } from './page.ts';
import { measureShown } from './shown.ts';
import { measureStore } from './store.ts';
import { measureTopics } from './topics.ts';
import { measureWork } from './work.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1000000' },
    rate: { type: 'string' },
    seconds: { type: 'string' },
  },
});
/** As many as an explorer keeps by default. */
const shownRows = 100_000;
const load = { perSecond: Number(options.rate ?? 20_000), seconds: Number(options.seconds ?? 10) };
const flood = { perSecond: Number(options.rate ?? 50_000), seconds: Number(options.seconds ?? 60) };

const parts: Readonly<Record<string, () => Promise<string> | string>> = {
  store: () => {
    const { summary, rows } = measureStore(Number(options.rows));
    return `${summary}\n\n${formatTable(['Search', 'Found', 'CPU', 'Longest piece', 'Bare scan', '×'], rows)}`;
  },
  work: async () => formatTable(['Work', 'Messages', 'CPU a message'], await measureWork(200_000)),
  capture: async () =>
    formatTable(
      ['Captured by', 'Published', 'Received', 'Missing', 'Dropped', 'CPU a message', 'Pulls p95'],
      await measureCapture(load),
    ),
  page: async () =>
    formatTable(
      ['Published', 'Received', 'Missing', 'Dropped', 'Frame p95', 'Shown again'],
      await measurePage(load),
    ),
  topics: measureTopics,
  accounting: async () =>
    formatTable(
      ['Channel', 'Sent', 'Published', 'Received', 'Missing', 'Of these dropped here', 'Unaccounted'],
      await measureAccounting(flood),
    ),
  shown: async () => {
    const editor = findEditor();
    if ('missing' in editor) return `The hidden panel shown again: not measured, without ${editor.missing}`;
    const row = await measureShown(editor, shownRows);
    return formatTable(['Rows captured', 'Panel shown again, p50', 'p95'], [row]);
  },
};

const wanted = positionals.length > 0 ? positionals : ['store', 'work', 'capture', 'page', 'topics'];
for (const name of wanted) {
  const measure = parts[name];
  if (measure === undefined) throw new Error(`${name} is none of ${Object.keys(parts).join(', ')}`);
  process.stderr.write(`${name} …\n`);
  console.log(`\n${await measure()}\n`);
}
