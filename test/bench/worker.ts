/** One process of a run: `worker.ts raw|parley|moleculer producer|consumer URL QOS`. Talks to the bench by IPC. */
import { createMoleculerConsumer, createMoleculerProducer } from './moleculer.ts';
import { createParleyConsumer, createParleyProducer } from './parley.ts';
import { createRawConsumer, createRawProducer } from './raw.ts';
import { credit, creditStep, type Consumer, type Producer, type Scenario } from './scenario.ts';

type Command =
  | { kind: 'run'; scenario: Scenario }
  | { kind: 'handled'; count: number }
  | { kind: 'cost' }
  | { kind: 'close' };

process.on('disconnect', () => process.exit());

const [side, role, url = '', qos] = process.argv.slice(2);
const tell = (message: object): void => void process.send?.(message);

/** What the two roles have in common. */
function obey(command: Command, one: Consumer): void {
  if (command.kind === 'close') void one.close().then(() => process.exit());
  else if (command.kind === 'cost') {
    const { user, system } = process.cpuUsage();
    tell({ kind: 'cost', cpuMicros: user + system });
  }
}

async function consume(): Promise<void> {
  let count = 0;
  const onHandled = (): void => {
    count++;
    if (count % creditStep === 0) tell({ kind: 'handled', count });
  };
  const create = (): Promise<Consumer> => {
    if (side === 'raw') return createRawConsumer(url, onHandled);
    return side === 'parley'
      ? createParleyConsumer(url, onHandled)
      : createMoleculerConsumer(url, onHandled, Number(qos));
  };
  const consumer = await create();
  process.on('message', (command: Command) => {
    obey(command, consumer);
  });
}

async function produce(): Promise<void> {
  let handled = 0;
  /** Of earlier runs. */
  let before = 0;
  const waiting: (() => void)[] = [];
  const waitForCredit = async (sent: number): Promise<void> => {
    while (before + sent - handled >= credit) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const create = (): Promise<Producer> => {
    if (side === 'raw') return createRawProducer(url, waitForCredit);
    return side === 'parley'
      ? createParleyProducer(url, waitForCredit)
      : createMoleculerProducer(url, Number(qos));
  };
  const producer = await create();
  process.on('message', (command: Command) => {
    if (command.kind === 'handled') {
      handled = command.count;
      for (const resume of waiting.splice(0)) resume();
    } else if (command.kind === 'run') {
      void producer.run(command.scenario).then(() => {
        before += command.scenario.messages;
        tell({ kind: 'sent' });
      });
    } else obey(command, producer);
  });
}

await (role === 'consumer' ? consume() : produce());
tell({ kind: 'ready' });
