import assert from 'node:assert/strict';
import { isParleyError } from '@parley/runtime';
import { agent, bundle, channel, receive, send } from '../../support/contracts.ts';
import { rest, until } from '../../support/until.ts';
import { World, type AnyAgent, type AnyHandlers } from '../../support/world.ts';

const asks = channel('ask', { ttlMs: 60_000, reply: { channel: 'answer', timeoutMs: 1_000 } });
const takesAsk = { receives: { ask: receive(['ask'], { timeoutMs: 60_000 }) } };
const contracts = (escalation: readonly ('retry' | 'backup' | 'manual')[]) =>
  bundle(
    [
      asks,
      channel('answer', { address: null }),
      channel('deep', { reply: { channel: 'answer', timeoutMs: 60_000 } }),
    ],
    [
      agent('worker', { ...takesAsk, backup: 'standby', escalation: [...escalation] }),
      agent('standby', takesAsk),
      agent('middle', {
        receives: { deep: receive(['deep'], { timeoutMs: 60_000 }) },
        sends: { ask: send() },
      }),
      agent('caller', { sends: { ask: send(), deep: send() } }),
      agent('observer', { receives: { 'parley.events.escalation': receive([]) } }),
    ],
  );

const never = (): Promise<never> => new Promise(() => undefined);

interface EscalationEvent {
  readonly step: string;
  readonly channel: string;
  readonly messageId: string;
  readonly details?: { readonly asked?: string; readonly escalationId?: string };
}

describe('Inquiry', () => {
  let world: World;
  afterEach(() => world.close());

  const start = async (
    escalation: readonly ('retry' | 'backup' | 'manual')[],
    handlers: { worker?: AnyHandlers[string]; standby?: AnyHandlers[string] } = {},
  ) => {
    world = new World(contracts(escalation));
    await world.raw();
    const events: EscalationEvent[] = [];
    await world.start('observer', {
      'parley.events.escalation': ({ data }) => {
        events.push(data as EscalationEvent);
      },
    });
    if (handlers.worker !== undefined)
      await world.start('worker', { ask: handlers.worker }, { instance: 'w1' });
    if (handlers.standby !== undefined) await world.start('standby', { ask: handlers.standby });
    const caller = await world.start('caller', {}, { instance: 'c1' });
    return { caller, events };
  };

  /** Lets time go on in small steps, so that all happens when it is due. */
  const pass = async (ms: number): Promise<void> => {
    for (let gone = 0; gone < ms; gone += 100) {
      world.clock.advance(100);
      await rest(8);
    }
  };

  const settled = async (request: Promise<{ readonly sender: string; readonly data: unknown }>) => {
    try {
      const { sender, data } = await request;
      return { sender, data };
    } catch (error) {
      return {
        code: isParleyError(error) ? error.code : error,
        reason: isParleyError(error) ? error.reason : '',
      };
    }
  };

  it('ends with the first timeout where nothing is declared', async () => {
    const { caller, events } = await start([], { worker: never });
    const ending = settled(caller.request('ask', { n: 1 }));
    await rest();
    await pass(1_100);
    assert.deepEqual(await ending, { code: 'timeout', reason: 'no reply to ask within 1000 ms' });
    assert.deepEqual(
      [events.length, caller.statistics().escalations, caller.statistics().timeouts],
      [0, 0, 1],
    );
  });

  it('REQ-ESC-1, REQ-ESC-2: asks the same agent again, then the backup through its inbox, under the same id', async () => {
    let runs = 0;
    const { caller, events } = await start(['retry', 'backup'], {
      worker: () => {
        runs += 1;
        return never();
      },
      standby: () => ({ n: 7 }),
    });
    const ending = settled(caller.request('ask', { n: 1 }));
    await pass(2_500);
    const { sender, data } = (await ending) as { sender: string; data: unknown };
    assert.match(sender, /^\/agents\/standby\//);
    assert.deepEqual(data, { n: 7 });
    const [first, second] = world.events('ask');
    const [toBackup] = world.events('parley/v1/inbox/standby/front/bulk');
    assert.deepEqual([second?.id, toBackup?.id, runs], [first?.id, first?.id, 1]);
    assert.deepEqual([toBackup?.recipient, toBackup?.address], ['standby', 'ask']);
    assert.deepEqual(
      events.map(({ step, channel: name, messageId, details }) => [step, name, messageId, details?.asked]),
      [
        ['retry', 'ask', first?.id, 'worker'],
        ['backup', 'ask', first?.id, 'standby'],
      ],
    );
    assert.deepEqual([caller.statistics().escalations, caller.statistics().timeouts], [2, 0]);
  });

  it('REQ-ESC-2: expires when nobody waits any more, each copy again', async () => {
    const { caller } = await start(['retry', 'backup'], { worker: never });
    const ending = settled(caller.request('ask', { n: 1 }));
    await rest();
    const begin = world.clock.now();
    await pass(3_100);
    await ending;
    const lives = [...world.events('ask'), ...world.events('parley/v1/inbox/standby/front/bulk')].map(
      ({ expirytime }) => Date.parse(String(expirytime)) - begin,
    );
    for (const life of lives) assert.ok(Math.abs(life - 3_000) <= 50, String(life));
    assert.equal(lives.length, 3);
  });

  it('REQ-ESC-3: takes the late answer of the one that was asked first', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { caller } = await start(['retry', 'backup'], {
      worker: () => new Promise((resolve) => (answer = resolve)),
      standby: never,
    });
    const ending = settled(caller.request('ask', { n: 1 }));
    await pass(2_400);
    answer({ n: 3 });
    assert.deepEqual(await ending, { sender: '/agents/worker/w1', data: { n: 3 } });
  });

  it('REQ-ESC-3: does not end with the failure of one that it waits for no longer', async () => {
    let fail: (reason: Error) => void = () => undefined;
    const { caller } = await start(['backup'], {
      worker: () => new Promise((_, reject) => (fail = reject)),
      standby: (_, context) =>
        new Promise((resolve) => {
          context.signal.addEventListener('abort', () => {
            resolve({ n: 0 });
          });
          finish = () => {
            resolve({ n: 9 });
          };
        }),
    });
    let finish = (): void => undefined;
    const ending = settled(caller.request('ask', { n: 1 }));
    await pass(1_200);
    fail(new Error('no disk'));
    await pass(100);
    assert.equal(caller.statistics().inFlight, 1);
    finish();
    assert.deepEqual(((await ending) as { data: unknown }).data, { n: 9 });
  });

  it('REQ-ESC-4: tells all who were asked when it gives up, and the others when one has answered', async () => {
    const aborted: string[] = [];
    const hang =
      (name: string): AnyHandlers[string] =>
      (_, { signal }) => {
        signal.addEventListener('abort', () => aborted.push(name));
        return never();
      };
    const { caller } = await start(['retry', 'backup'], { worker: hang('worker'), standby: hang('standby') });
    const ending = settled(caller.request('ask', { n: 1 }));
    await pass(3_100);
    const { code, reason } = (await ending) as { code: string; reason: string };
    assert.equal(code, 'timeout');
    assert.match(reason, /^no reply to ask within 30\d\d ms: asked worker, worker, standby$/);
    await until(() => aborted.length === 2);
    assert.deepEqual(aborted.sort(), ['standby', 'worker']);
  });

  it('REQ-ESC-4: tells the one asked first when the backup has answered', async () => {
    let isAborted = false;
    const { caller } = await start(['backup'], {
      worker: (_, { signal }) => {
        signal.addEventListener('abort', () => (isAborted = true));
        return never();
      },
      standby: () => ({ n: 2 }),
    });
    const ending = settled(caller.request('ask', { n: 1 }));
    await pass(1_200);
    await ending;
    await until(() => isAborted);
  });

  it('ends with the signal of its caller, in whatever step', async () => {
    let isAborted = false;
    const { caller } = await start(['backup', 'manual'], {
      worker: never,
      standby: (_, { signal }) => {
        signal.addEventListener('abort', () => (isAborted = true));
        return never();
      },
    });
    const abort = new AbortController();
    const ending = settled(caller.request('ask', { n: 1 }, { signal: abort.signal }));
    await pass(1_500);
    abort.abort();
    assert.equal(((await ending) as { code: string }).code, 'cancelled');
    await until(() => isAborted);
    await pass(2_000);
    assert.equal(caller.statistics().escalations, 1);
  });

  it('ends with the deadline of the request that its caller works on', async () => {
    world = new World(contracts(['retry', 'backup', 'manual']));
    await world.raw();
    await world.start('worker', { ask: never });
    const ends: unknown[] = [];
    const middle = await world.start('middle', {
      deep: async (_, context) => {
        ends.push(await settled(context.request('ask', { n: 2 })));
        return { n: 1 };
      },
    });
    const caller = await world.start('caller');
    const ending = settled(caller.request('deep', { n: 1 }, { timeoutMs: 1_500 }));
    await pass(1_700);
    assert.equal(((await ending) as { code: string }).code, 'timeout');
    assert.equal(middle.statistics().escalations, 1);
    assert.equal(ends.length, 1);
  });

  describe('with people', () => {
    let caller: AnyAgent;
    let events: EscalationEvent[];
    let ending: ReturnType<typeof settled>;
    let runs: number;
    beforeEach(async () => {
      runs = 0;
      const started = await start(['manual'], {
        worker: () => {
          runs += 1;
          return never();
        },
      });
      ({ caller, events } = started);
      ending = settled(caller.request('ask', { n: 1 }));
      await pass(1_200);
      await until(() => events.length === 1);
    });

    const decide = async (data: object): Promise<void> => {
      await world.publish('parley/v1/commands/caller/c1', {
        id: `019c2156-0d15-7cc1-8a2b-3c4d5e6f7a${String(runs).padStart(2, '0')}`,
        source: '/agents/parley-cli/x1',
        type: 'parley.command.v1',
        data: { command: 'escalation-resolve', ids: [events[0]?.details?.escalationId], ...data },
      });
      await rest();
    };

    it('REQ-ESC-5: waits for them beyond all timeouts', async () => {
      await pass(5_000);
      assert.deepEqual([events[0]?.step, caller.statistics().inFlight], ['manual', 1]);
      await decide({ resolution: 'reply', data: { n: 5 } });
      assert.deepEqual(((await ending) as { data: unknown }).data, { n: 5 });
    });

    it('REQ-ESC-5: asks again when they say so, and comes back to them when that was in vain', async () => {
      await decide({ resolution: 'retry' });
      await pass(1_200);
      assert.deepEqual([world.events('ask').length, caller.statistics().escalations], [2, 2]);
      await until(() => events.filter(({ step }) => step === 'manual').length === 2);
    });

    it('REQ-ESC-5: ends with timeout when they drop it', async () => {
      await decide({ resolution: 'drop' });
      assert.equal(((await ending) as { code: string }).code, 'timeout');
      assert.equal(caller.statistics().timeouts, 1);
    });

    it('still takes a late answer, and then wants nothing more of them', async () => {
      const [request] = world.events('ask');
      await world.publish('parley/v1/inbox/caller/c1/control', {
        id: '019c2156-0d15-7cc1-8a2b-3c4d5e6f7aff',
        source: '/agents/worker/w1',
        type: 'test.thing.v1',
        channel: 'answer',
        causationid: request?.id,
        data: { n: 6 },
      });
      assert.deepEqual(((await ending) as { data: unknown }).data, { n: 6 });
    });
  });
});
