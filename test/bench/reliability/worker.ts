/** One process of a trial: `worker.ts SIDE producer|consumer URL FOLDER`. Talks to the trial by IPC. */
import { createParleyConsumer, createParleyProducer } from './parley.ts';
import type { Order, Side } from './participant.ts';
import { createRawConsumer, createRawProducer } from './raw.ts';

type Command =
  { readonly kind: 'run'; readonly order: Order } | { readonly kind: 'progress' | 'rows' | 'next' | 'close' };

process.on('disconnect', () => process.exit());

const [side, role, url, state] = process.argv.slice(2) as [Side, string, string, string];
const tell = (message: object): void => void process.send?.(message);
const closed = (): void => process.exit();

if (role === 'producer') {
  const producer = await (side === 'raw'
    ? createRawProducer(url)
    : createParleyProducer(side, { url, state }));
  process.on('message', (command: Command) => {
    if (command.kind === 'run') void producer.run(command.order);
    else if (command.kind === 'progress') tell({ kind: 'progress', ...producer.progress() });
    else if (command.kind === 'close') void producer.close().then(closed);
  });
} else {
  const consumer = await (side === 'raw'
    ? createRawConsumer(url)
    : createParleyConsumer(side, { url, state }));
  process.on('message', (command: Command) => {
    if (command.kind === 'next') {
      consumer.onNext(() => {
        tell({ kind: 'next' });
      });
    } else if (command.kind === 'progress') tell({ kind: 'progress', ...consumer.progress() });
    else if (command.kind === 'rows') tell({ kind: 'rows', ...consumer.rows() });
    else if (command.kind === 'close') void consumer.close().then(closed);
  });
}
tell({ kind: 'ready' });
