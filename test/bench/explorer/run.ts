/**
 * `npm run bench:explorer [-- --rows 1000000] [--rate 20000] [--seconds 10] [--only shown]`: what the explorer costs.
 * Searches in a full store beside the bare scan of the same bytes, and capturing from a Mosquitto beside a bare client that
 * only parses; the hidden panel shown again in a real VS Code, if there is one. Asserts nothing, since the machines are noisy.
 */
import { parseArgs } from 'node:util';
import { formatTable } from '../table.ts';
import { measureCapture } from './capture.ts';
import { findEditor } from '../../extension/harness/vscode.ts';
import { measureShown } from './shown.ts';
import { measureStore } from './store.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rate: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '10' },
    shown: { type: 'string', default: '100000' },
    only: { type: 'string' },
  },
});

const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  store: () => {
    const store = measureStore(Number(options.rows));
    console.log(`\n${store.summary}\n`);
    console.log(formatTable(['Search', 'Found', 'Time', 'Bare scan', '×'], store.rows));
  },
  capture: async () => {
    const load = { perSecond: Number(options.rate), seconds: Number(options.seconds) };
    const head = ['Captured by', 'Published', 'Received', 'Missing', 'Dropped', 'CPU a message', 'Pulls p95'];
    console.log(`\n${formatTable(head, await measureCapture(load))}`);
  },
  shown: async () => {
    const editor = findEditor();
    if ('missing' in editor) {
      console.log(`\nThe hidden panel shown again: not measured, without ${editor.missing}`);
      return;
    }
    const head = ['Rows captured', 'Panel shown again, p50', 'p95'];
    console.log(`\n${formatTable(head, [await measureShown(editor, Number(options.shown))])}`);
  },
};

for (const [name, measure] of Object.entries(parts)) {
  if (options.only !== undefined && options.only !== name) continue;
  process.stderr.write(`${name} …\n`);
  await measure();
}
