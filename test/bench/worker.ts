/** One process of a run: `worker.ts raw|parley producer|consumer URL`. Talks to the bench by IPC. */
import { createParleyConsumer, createParleyProducer } from './parley.ts';
import { createRawConsumer, createRawProducer } from './raw.ts';
import { credit, creditStep, type Scenario } from './scenario.ts';

type Command = { kind: 'run'; scenario: Scenario } | { kind: 'handled'; count: number } | { kind: 'close' };

process.on('disconnect', () => process.exit());

const [side, role, url = ''] = process.argv.slice(2);
const tell = (message: object): void => void process.send?.(message);

if (role === 'consumer') {
  let count = 0;
  const onHandled = (): void => {
    count++;
    if (count % creditStep === 0) tell({ kind: 'handled', count });
  };
  const consumer = await (side === 'raw' ? createRawConsumer : createParleyConsumer)(url, onHandled);
  process.on('message', (command: Command) => {
    if (command.kind === 'close') void consumer.close().then(() => process.exit());
  });
} else {
  let handled = 0;
  const waiting: (() => void)[] = [];
  const waitForCredit = async (sent: number): Promise<void> => {
    while (sent - handled >= credit) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const producer = await (side === 'raw' ? createRawProducer : createParleyProducer)(url, waitForCredit);
  process.on('message', (command: Command) => {
    if (command.kind === 'close') void producer.close().then(() => process.exit());
    else if (command.kind === 'handled') {
      handled = command.count;
      for (const resume of waiting.splice(0)) resume();
    } else
      void producer.run(command.scenario).then(() => {
        tell({ kind: 'sent' });
      });
  });
}
tell({ kind: 'ready' });
