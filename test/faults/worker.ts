/** One instance of the worker: writes down each message before it is done with it. Arguments: url, instance, file. */
import { appendFileSync } from 'node:fs';
import { connect } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { contracts } from './contracts.ts';

const [url, instance = '', file = ''] = process.argv.slice(2);
const bus = await connect(url);
const worker = bus.agent(
  defineAgent('worker', contracts),
  {
    work: async ({ id }) => {
      await new Promise((resolve) => setImmediate(resolve));
      appendFileSync(file, `${id}\n`);
    },
  },
  { instance },
);
worker.on('role', (role) => process.send?.({ role }));
await worker.start();
process.send?.({ state: worker.state, role: worker.role });
