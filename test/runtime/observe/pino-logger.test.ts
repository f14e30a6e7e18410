import assert from 'node:assert/strict';
import { pino } from 'pino';
import { connect, createPinoLogger, type Message } from '@parley/runtime';
import { defineAgent } from '@parley/runtime/codegen';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { rest } from '../support/until.ts';

type Line = Readonly<Record<string, unknown>>;

function setUp() {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) };
  const logger = createPinoLogger(pino({ level: 'debug', base: null }, stream));
  return { logger, lines, parsed: () => lines.map((line) => JSON.parse(line) as Line) };
}

describe('createPinoLogger', () => {
  it('gives pino the fields, the text and the error as it wants them', () => {
    const { logger, parsed } = setUp();
    for (const level of ['debug', 'info', 'warn', 'error'] as const)
      logger[level]('it went wrong', {
        messageId: '7',
        error: Object.assign(new Error('no'), { token: 'secret' }),
      });
    assert.deepEqual(
      parsed().map(({ level, msg, messageId }) => [level, msg, messageId]),
      [20, 30, 40, 50].map((level) => [level, 'it went wrong', '7']),
    );
    const [{ err } = {}] = parsed();
    const { type, message, token } = err as Line;
    assert.deepEqual([type, message, token], ['Error', 'no', undefined]);
  });

  it('gets the agent and the message with every line about one, and nothing of the data', async () => {
    const { logger, lines, parsed } = setUp();
    const clock = new FakeClock();
    const contracts = bundle(
      [channel('job')],
      [
        agent('boss', { sends: { job: send() } }),
        agent('worker', {
          receives: { job: receive(['job'], { retry: { attempts: 2, minBackoffMs: 10, maxBackoffMs: 10 } }) },
        }),
      ],
    );
    const bus = await connect(undefined, {
      logger,
      clock,
      username: 'u',
      password: 'secret',
    });
    const broken = ({ id }: Message) => {
      throw new Error(`no ${id.length}`);
    };
    const worker = bus.agent(defineAgent('worker', contracts), { job: broken }, { instance: 'w1' });
    const boss = bus.agent(defineAgent('boss', contracts), {});
    await worker.start();
    await boss.start();
    worker.on('deadLetter', () => {
      throw new Error('a listener may be broken');
    });
    const { id } = await boss.send('job', { n: 1, text: 'secret' }, { correlationId: 'flow' });
    await rest();
    clock.advance(100);
    await rest();
    const about = parsed().filter(({ messageId }) => messageId === id);
    assert.deepEqual(
      about.map(({ msg }) => msg),
      ['a handler failed and is tried again', 'a handler failed for good', 'a message became a dead letter'],
    );
    for (const line of about) {
      const { agent: name, instance, channel: place, correlationId } = line;
      assert.deepEqual([name, instance, place, correlationId], ['worker', 'w1', 'job', 'flow']);
    }
    assert.doesNotMatch(lines.join(''), /secret/);
    await bus.close();
  });
});
