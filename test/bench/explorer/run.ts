/**
 * `npm run bench:explorer [-- --rows 1000000] [--rate 20000] [--seconds 10]`: what the explorer costs.
 * Searches in a full store beside the bare scan of the same bytes, and capturing from a Mosquitto beside a bare client that
 * only parses. Asserts nothing, since the machines are noisy.
 */
import { parseArgs } from 'node:util';
import { formatTable } from '../table.ts';
import { measureCapture } from './capture.ts';
import { measureStore } from './store.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rate: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '10' },
  },
});

process.stderr.write('store …\n');
const store = measureStore(Number(options.rows));
console.log(`\n${store.summary}\n`);
console.log(formatTable(['Search', 'Found', 'Time', 'Bare scan', '×'], store.rows));
process.stderr.write('\ncapture …\n');
const capture = await measureCapture({ perSecond: Number(options.rate), seconds: Number(options.seconds) });
console.log(
  `\n${formatTable(['Captured by', 'Published', 'Received', 'Missing', 'Dropped', 'CPU a message', 'Pulls p95'], capture)}`,
);
