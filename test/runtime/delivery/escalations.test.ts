import assert from 'node:assert/strict';
import { Escalations, type EscalatedRequest } from '#runtime/delivery/escalations.ts';
import { createEnvironment } from '#runtime/environment.ts';
import { ParleyError } from '#runtime/errors.ts';
import type { Journal } from '#runtime/journal/journal.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { createFakeRandom } from '../support/fake-random.ts';
import { FaultyDisk } from '../support/faulty-disk.ts';
import { openTestJournal } from '../support/journals.ts';

const timeouts = [{ step: 'first', agent: 'worker', at: '2026-01-01T00:00:00.000Z', afterMs: 5000 }];

function request(n: number): EscalatedRequest {
  const message = {
    id: `m${n}`,
    sender: '/agents/boss/b1',
    type: 'test.thing.v1',
    data: { n },
    correlationId: 'flow',
  };
  return { message, channel: 'ask', timeouts };
}

describe('Escalations', () => {
  const by = { by: '/agents/parley-cli/x1', note: 'by phone' };
  const reply = { kind: 'reply', type: 'test.thing.v1', data: { n: 1 } } as const;
  let seen: string[];

  beforeEach(() => {
    seen = [];
  });

  async function open(journal?: Journal): Promise<Escalations> {
    const escalations = new Escalations({
      environment: createEnvironment({ clock: new FakeClock(), random: createFakeRandom() }),
      journal,
      onHeld: ({ messageId }) => seen.push(`held ${messageId}`),
      onResolved: ({ messageId }, { kind }) => seen.push(`${kind} ${messageId}`),
    });
    await escalations.open();
    return escalations;
  }

  const idOf = (escalations: Escalations, index = 0): string => escalations.list()[index]?.id ?? '';

  it('holds a request until somebody decides, and gives the caller what was decided', async () => {
    const escalations = await open();
    const held = escalations.hold(request(1));
    const [escalation] = escalations.list();
    assert.deepEqual(
      [escalation?.channel, escalation?.messageId, escalation?.correlationId, escalation?.timeouts],
      ['ask', 'm1', 'flow', timeouts],
    );
    assert.match(Buffer.from(escalation?.payload ?? []).toString(), /"data":\{"n":1\}/);
    assert.equal(escalations.isWaiting(idOf(escalations)), true);
    escalations.resolve(idOf(escalations), reply, by);
    assert.deepEqual(await held, reply);
    assert.deepEqual(escalations.list(), []);
    assert.deepEqual(seen, ['held m1', 'reply m1']);
  });

  it('forgets what the caller does not want any more', async () => {
    const escalations = await open();
    const controller = new AbortController();
    const held = escalations.hold({ ...request(1), signal: controller.signal });
    controller.abort();
    await assert.rejects(held, { code: 'cancelled' });
    assert.deepEqual(escalations.list(), []);
    await assert.rejects(escalations.hold({ ...request(2), signal: controller.signal }), {
      code: 'cancelled',
    });
    assert.deepEqual(seen, ['held m1']);
  });

  it('refuses what is not held', async () => {
    const escalations = await open();
    assert.throws(() => {
      escalations.resolve('unknown', { kind: 'drop' }, by);
    }, /no request unknown waits for people/);
  });

  describe('with a journal', () => {
    let disk: FaultyDisk;
    let journal: Journal;
    beforeEach(async () => {
      disk = new FaultyDisk();
      journal = await openTestJournal(disk);
    });
    afterEach(() => journal.close());

    /** As a restart of the agent. */
    async function again(escalations: Escalations): Promise<Escalations> {
      escalations.close(new ParleyError('cancelled', 'stopped'));
      await journal.close();
      journal = await openTestJournal(disk);
      return open(journal);
    }

    it('REQ-PRES-24: has after a restart what nobody decided, and nobody waits for it', async () => {
      const first = await open(journal);
      const held = first.hold(request(1));
      held.catch(() => undefined);
      const [before] = first.list();
      const second = await again(first);
      await assert.rejects(held, { code: 'cancelled' });
      assert.deepEqual(second.list(), [before]);
      assert.equal(second.isWaiting(idOf(second)), false);
      assert.throws(() => {
        second.resolve(idOf(second), { kind: 'retry' }, by);
      }, /its caller waits no longer/);
    });

    it('REQ-PRES-25: keeps a reply that comes too late as a record, once', async () => {
      const first = await open(journal);
      first.hold(request(1)).catch(() => undefined);
      const second = await again(first);
      second.resolve(idOf(second), reply, by);
      const third = await again(second);
      const [escalation] = third.list();
      assert.deepEqual(escalation?.resolved, {
        ...by,
        resolution: reply,
        at: '2026-01-01T00:00:00.000Z',
      });
      assert.throws(
        () => {
          third.resolve(idOf(third), reply, by);
        },
        { code: 'invalid_argument' },
      );
      third.resolve(idOf(third), { kind: 'drop' }, by);
      assert.deepEqual((await again(third)).list(), []);
    });

    it('keeps no more than a hundred records', async () => {
      const first = await open(journal);
      for (let n = 0; n < 102; n += 1) first.hold(request(n)).catch(() => undefined);
      const second = await again(first);
      for (const { id } of second.list()) second.resolve(id, reply, by);
      assert.equal(second.list().length, 100);
      assert.equal((await again(second)).list()[0]?.messageId, 'm2');
    });

    it('holds a request also where the journal takes nothing more', async () => {
      const escalations = await open(journal);
      await journal.close();
      const held = escalations.hold(request(1));
      escalations.resolve(idOf(escalations), { kind: 'retry' }, by);
      assert.deepEqual(await held, { kind: 'retry' });
      journal = await openTestJournal(disk);
    });
  });
});
