import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MessageStatus } from '#runtime/codegen/sent.ts';
import { openDeadLetters, type DeadLetter, type DeadLetterStore } from '#runtime/delivery/dead-letters.ts';
import { DurableOutbox } from '#runtime/delivery/durable/durable-outbox.ts';
import type { DurableMessage } from '#runtime/delivery/durable/durable-record.ts';
import type { Told } from '#runtime/delivery/status/journey.ts';
import { createEnvironment } from '#runtime/environment.ts';
import type { Journal } from '#runtime/journal/journal.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { FaultyDisk } from '../../support/faulty-disk.ts';
import { openTestJournal } from '../../support/journals.ts';
import { rest } from '../../support/until.ts';

const ttlMs = 10_000;
const limits = { records: 1_000, bytes: 1_000_000 };
const agents = ['a', 'b'];
const ends: ReadonlySet<MessageStatus> = new Set<MessageStatus>(['handled', 'dead', 'expired', 'unreceived']);

/** A sender with lives, and agents that stick to what they decided about a message. */
class Sender {
  readonly clock = new FakeClock();
  /** By message, the ends that were told, in all lives. */
  readonly ends = new Map<string, MessageStatus[]>();
  readonly saved = new Set<string>();
  /** Messages whose journal may lag behind. */
  readonly relaxed = new Set<string>();
  journal!: Journal;
  store!: DeadLetterStore;
  #disk = new FaultyDisk();
  #outbox!: DurableOutbox;
  #life = 0;
  #messages = 0;
  #out = new Set<string>();
  readonly #decided = new Map<string, Told>();

  async live(): Promise<void> {
    this.#life += 1;
    this.#out = new Set();
    const { clock } = this;
    const life = this.#life;
    const isAlive = (): boolean => life === this.#life;
    this.journal = await openTestJournal(this.#disk, { clock });
    this.store = await openDeadLetters(this.journal);
    const { store } = this;
    this.#outbox = new DurableOutbox({
      environment: createEnvironment({ clock, random: createFakeRandom(life) }),
      journal: this.journal,
      publish: (_route, payload) => {
        if (isAlive()) this.#out.add(Buffer.from(payload).toString());
        return Promise.resolve();
      },
      onUnreceived: async (message, { missing }, recordId) => {
        await store.add(letterOf(message, missing), { recordId });
        return isAlive();
      },
      watch: {
        clock,
        isWatched: isAlive,
        onStatus: ({ id }, status) => {
          if (ends.has(status)) this.ends.set(id, [...(this.ends.get(id) ?? []), status]);
        },
      },
    });
    await this.#outbox.open();
  }

  async crash(chance: number): Promise<void> {
    this.#disk = this.#disk.crash((limit) => (chance * 7919) % limit);
    // What is left of the process learns nothing and tells nothing.
    this.#life += 1;
    await this.live();
  }

  send(journal: 'fsync' | 'interval' = 'fsync'): void {
    this.#messages += 1;
    const id = `m${String(this.#messages)}`;
    if (journal === 'interval') this.relaxed.add(id);
    const sentAtMs = this.clock.now();
    const life = this.#life;
    const message: DurableMessage = {
      ...{ id, type: 'test.thing.v1', channel: 'job', topic: 'job', retain: false, correlationId: undefined },
      ...{ sentAtMs, expiresAtMs: sentAtMs + ttlMs, confirmers: agents, journal },
      payload: Buffer.from(id),
    };
    this.#outbox.accept(message, limits).saved.then(
      () => {
        if (life === this.#life && journal === 'fsync') this.saved.add(id);
      },
      () => undefined,
    );
  }

  /** An agent tells what it did with all that has come to it. */
  tell(agent: string, told: Told): void {
    const toldOf = (id: string): Told => {
      const key = `${agent} ${id}`;
      const decided = this.#decided.get(key) ?? told;
      if (decided.status !== 'received') this.#decided.set(key, decided);
      return decided;
    };
    this.#outbox.confirm(agent, [...this.#out], toldOf);
  }

  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await rest(4);
  }
}

function letterOf(message: DurableMessage, missing: readonly string[]): DeadLetter {
  const at = '2026-01-01T00:00:00.000Z';
  return {
    ...{ id: `letter of ${message.id}`, code: 'unreceived', reason: missing.join(' '), topic: message.topic },
    ...{ payload: message.payload, payloadBytes: message.payload.length, messageId: message.id },
    ...{ sender: '/agents/boss/b1', attempts: 0, receivedAt: at, failedAt: at },
  } as const;
}

describe('DurableOutbox', () => {
  it('REQ-DEL-45: every durable message comes to exactly one end, whatever crash happens', async () => {
    const told = fc.record({
      agent: fc.constantFrom(...agents),
      status: fc.constantFrom<Told['status']>('received', 'handled', 'handled', 'dead', 'expired'),
    });
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom<'fsync' | 'interval'>('fsync', 'fsync', 'interval') },
      { weight: 4, arbitrary: told },
      { weight: 3, arbitrary: fc.record({ passMs: fc.constantFrom(10, 110, 600, 4_000, 11_000) }) },
      { weight: 2, arbitrary: fc.record({ crash: fc.nat(1_000) }) },
      { weight: 2, arbitrary: fc.constant('settle' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const sender = new Sender();
        await sender.live();
        for (const one of steps) {
          if (one === 'settle') await rest(10);
          else if (typeof one === 'string') sender.send(one);
          else if ('agent' in one) sender.tell(one.agent, { status: one.status });
          else if ('passMs' in one) await sender.pass(one.passMs);
          else await sender.crash(one.crash);
        }
        // The last life is long enough for all.
        await sender.crash(0);
        for (let round = 0; round < 24; round += 1) await sender.pass(500);
        await sender.journal.commit({}).saved;
        await rest(10);
        assert.deepEqual(sender.journal.records('outbox'), []);
        const letters = sender.store.list().map(({ messageId }) => messageId ?? '');
        assert.equal(new Set(letters).size, letters.length, 'two letters of one message');
        for (const [id, seen] of sender.ends) {
          // What a crash of the disk takes with it in mode `interval` may be the record of an end.
          if (!sender.relaxed.has(id)) assert.equal(seen.length, 1, `${id}: ${seen.join(', ')}`);
          const isGivenUp = seen.includes('unreceived') || seen.includes('expired');
          assert.equal(letters.includes(id), isGivenUp, `${id} is ${String(seen[0])}`);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('tells the end at once to who waits for it', async () => {
    const sender = new Sender();
    await sender.live();
    sender.send();
    await rest(10);
    for (const agent of agents) sender.tell(agent, { status: 'handled' });
    assert.equal(sender.ends.get('m1'), undefined);
    await sender.pass(100);
    assert.deepEqual(sender.ends.get('m1'), ['handled']);
  });
});
