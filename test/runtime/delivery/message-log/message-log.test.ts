import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MessageLog, readMessageLog } from '#runtime/delivery/message-log/message-log.ts';
import type { LoggedMessage } from '#runtime/delivery/message-log/log-block.ts';
import type { Journal } from '#runtime/journal/journal.ts';
import { silentLogger } from '#runtime/logger.ts';
import type { Message } from '#runtime/protocol/message.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FaultyDisk } from '../../support/faulty-disk.ts';
import { openTestJournal } from '../../support/journals.ts';
import { rest } from '../../support/until.ts';

const message = (id: string, text = ''): Message => ({
  id,
  sender: '/agents/boss/b1',
  type: 'test.thing.v1',
  data: { text },
  time: '2026-01-01T00:00:00.000Z',
  channel: 'job',
});

async function read(journal: Journal): Promise<readonly LoggedMessage[]> {
  const all: LoggedMessage[] = [];
  for await (const logged of readMessageLog(journal)) all.push(logged);
  return all;
}

const idsOf = async (journal: Journal): Promise<readonly string[]> =>
  (await read(journal)).map(({ message: { id } }) => id);

describe('MessageLog', () => {
  let disk: FaultyDisk;
  let clock: FakeClock;
  let journal: Journal;
  beforeEach(async () => {
    disk = new FaultyDisk();
    clock = new FakeClock();
    journal = await openTestJournal(disk, { clock });
  });

  const open = (limits: { bytes?: number; maxAgeMs?: number } = {}): MessageLog =>
    new MessageLog({ journal, environment: { clock, logger: silentLogger }, limits });
  const saved = (): Promise<void> => journal.commit({}).saved;

  it('keeps what was sent and received, with the time, in its order', async () => {
    const log = open();
    log.see(message('a', 'tab\tline\n"quote"'), { direction: 'sent' });
    clock.advance(10);
    log.see(message('b'), { direction: 'received' });
    log.close();
    await saved();
    const [first, second] = await read(journal);
    assert.deepEqual(first?.message, message('a', 'tab\tline\n"quote"'));
    assert.deepEqual([first.direction, second?.direction], ['sent', 'received']);
    assert.equal((second?.atMs ?? 0) - first.atMs, 10);
  });

  it('writes within a second', async () => {
    const log = open();
    log.see(message('a'), { direction: 'sent' });
    clock.advance(1_000);
    await saved();
    assert.deepEqual(await idsOf(journal), ['a']);
    assert.equal(clock.timers <= 1, true);
    log.close();
  });

  it('takes few records for many messages, however slowly they come', async () => {
    const log = open();
    const ids: string[] = [];
    for (let number = 0; number < 200; number += 1) {
      ids.push(`m${String(number)}`);
      log.see(message(`m${String(number)}`), { direction: 'sent' });
      clock.advance(1_000);
      await saved();
    }
    assert.ok(journal.records('log').length < 70, String(journal.records('log').length));
    assert.deepEqual(await idsOf(journal), ids);
  });

  it('forgets the oldest when there is no room, and those that are too old, of earlier lives too', async () => {
    const first = open({ bytes: 200_000 });
    for (let number = 0; number < 20; number += 1)
      first.see(message(`m${String(number)}`, 'x'.repeat(40_000)), { direction: 'sent' });
    first.close();
    await saved();
    const left = await idsOf(journal);
    assert.ok(left.length <= 5 && left.at(-1) === 'm19', left.join(' '));
    clock.advance(5_000);
    const second = open({ maxAgeMs: 4_000 });
    await rest();
    second.see(message('new'), { direction: 'sent' });
    second.close();
    await saved();
    assert.deepEqual(await idsOf(journal), ['new']);
  });

  it('keeps an agent going when the journal takes nothing', async () => {
    await journal.close();
    const log = open();
    log.see(message('a'), { direction: 'sent' });
    log.close();
  });

  it('loses after a crash at most what came last, and never the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ bytes: fc.nat(30_000), pauseMs: fc.nat(1_500) }), { maxLength: 30 }),
        fc.nat(100),
        async (steps, chance) => {
          disk = new FaultyDisk();
          journal = await openTestJournal(disk, { clock });
          const log = open();
          const ids: string[] = [];
          for (const [index, { bytes, pauseMs }] of steps.entries()) {
            ids.push(`m${String(index)}`);
            log.see(message(`m${String(index)}`, 'x'.repeat(bytes)), { direction: 'sent' });
            clock.advance(pauseMs);
            await rest(5);
          }
          const after = await openTestJournal(
            disk.crash((limit) => (chance * 7919) % limit),
            { clock },
          );
          const left = await idsOf(after);
          assert.deepEqual(left, ids.slice(0, left.length));
          log.close();
        },
      ),
      {
        numRuns: 30,
        // A large block between small ones that are merged later.
        examples: [
          [
            [9250, 22_012, 1448, 8358, 40_000, 11_784, 18_017, 5344, 0, 0].map((bytes) => ({
              bytes,
              pauseMs: 1_100,
            })),
            0,
          ],
        ],
      },
    );
  });
});
