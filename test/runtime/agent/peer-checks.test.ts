import assert from 'node:assert/strict';
import type { PeerCheckSettings } from '@parley/runtime';
import type { Bundle } from '@parley/schemas';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';
import { rest, until } from '../support/until.ts';
import { World, type AnyAgent } from '../support/world.ts';

const contracts = bundle(
  [channel('work'), channel('ask', { reply: { channel: 'answer', timeoutMs: 1_000 } }), channel('answer')],
  [
    agent('worker', { receives: { work: receive(['work']), ask: receive(['ask']) } }),
    agent('boss', { sends: { work: send(), ask: send() } }),
    agent('clerk'),
  ],
);
/** The same, after somebody changed the message. */
const changed: Bundle = {
  ...contracts,
  messages: {
    'test.thing.v1': { type: 'test.thing.v1', schema: { type: 'object' }, hash: 'f'.repeat(64) },
  },
};
const events = 'parley/v1/events/audit';

describe('PeerChecks', () => {
  let world: World;
  let handled: number[];
  beforeEach(async () => {
    world = new World(contracts);
    handled = [];
    await world.raw();
  });
  afterEach(() => world.close());

  function worker(settings: PeerCheckSettings = {}): Promise<AnyAgent> {
    const take = ({ data }: { data: unknown }): unknown => {
      handled.push((data as { n: number }).n);
      return data;
    };
    return world.start('worker', { work: take, ask: take }, settings);
  }

  const say = (source: string, n: number) =>
    world.publish('work', { id: `m${n}`, source, channel: 'work', data: { n } });

  describe('senderRules', () => {
    it('REQ-PRES-31: by default takes what is not declared, counts it, and tells once', async () => {
      const agentUnderTest = await worker();
      for (const n of [1, 2, 3]) await say('/agents/clerk/c1', n);
      await say('/agents/boss/b1', 4);
      await until(() => handled.length === 4);
      assert.equal(agentUnderTest.statistics().wrongSenders, 3);
      const [event, ...more] = world.events(events);
      assert.deepEqual(more, []);
      assert.deepEqual(event?.data, {
        kind: 'audit',
        code: 'wrong_sender',
        agent: 'worker',
        message: 'clerk does not declare that it may send on work; taken all the same',
        channel: 'work',
        messageId: 'm1',
      });
    });

    it('refuses: a dead letter that says why', async () => {
      const agentUnderTest = await worker({ senderRules: 'refuse' });
      await say('/agents/clerk/c1', 1);
      await say('/agents/parley-cli/x', 2);
      await say('urn:plc', 3);
      await until(() => handled.length === 2);
      const [letter] = agentUnderTest.deadLetters();
      assert.equal(letter?.code, 'wrong_sender');
      assert.equal(letter.reason, 'clerk does not declare that it may send on work');
      assert.deepEqual(handled, [2, 3]);
    });

    it('answers a refused request, so that nobody waits', async () => {
      await worker({ senderRules: 'refuse' });
      const replyTo = 'parley/v1/inbox/clerk/c1/control';
      const source = '/agents/clerk/c1';
      await world.publish('ask', { id: 'q', source, channel: 'ask', replyto: replyTo });
      await until(() => world.events(replyTo).length === 1);
      assert.equal((world.events(replyTo)[0]?.data as { code: string }).code, 'wrong_sender');
    });

    it('can be off, and strangers can be refused', async () => {
      const agentUnderTest = await worker({ senderRules: 'off', unknownSenders: 'refuse' });
      await say('/agents/clerk/c1', 1);
      await say('urn:plc', 2);
      await say('/agents/stranger/s1', 3);
      await until(() => agentUnderTest.deadLetters().length === 2);
      assert.deepEqual(handled, [1]);
      assert.deepEqual(agentUnderTest.statistics().deadLetters, { wrong_sender: 2 });
    });
  });

  describe('handshake', () => {
    /** An agent of another release. */
    async function release(given: Bundle, settings: PeerCheckSettings = {}): Promise<AnyAgent> {
      const { defineAgent } = await import('@parley/runtime/codegen');
      const boss = (await world.bus()).agent(defineAgent('boss', given), {}, { instance: 'b1', ...settings });
      await boss.start();
      return boss;
    }

    it('REQ-PRES-30: tells on both sides that contracts differ, and goes on', async () => {
      const boss = await release(changed);
      await worker();
      await until(() => world.events(events).length === 2);
      assert.deepEqual(
        world
          .events(events)
          .map(({ data }) => (data as { message: string }).message.replace(/tmp-\w+/, '*'))
          .sort(),
        [
          'boss/b1 (1.0.0) holds another contract of test.thing.v1',
          'worker/* (1.0.0) holds another contract of test.thing.v1',
        ],
      );
      await boss.send('work', { n: 1 });
      await until(() => handled.length === 1);
    });

    it('refuses messages of the types that differ, from the peer that differs', async () => {
      const agentUnderTest = await worker({ handshake: 'refuse' });
      const boss = await release(changed, { handshake: 'off' });
      await boss.send('work', { n: 1 });
      await say('/agents/boss/b2', 2);
      await until(() => agentUnderTest.deadLetters().length === 1 && handled.length === 1);
      assert.deepEqual(handled, [2]);
      assert.equal(agentUnderTest.deadLetters()[0]?.code, 'contract_mismatch');
      await boss.stop();
      await release(contracts);
      await rest();
      await say('/agents/boss/b1', 3);
      await until(() => handled.length === 2);
    });

    it('says nothing where contracts are the same, or when it is off', async () => {
      await release(contracts);
      await worker();
      await rest();
      assert.deepEqual(world.events(events), []);
      await worker({ handshake: 'off' });
      await release(changed, { handshake: 'off', instance: 'b2' } as PeerCheckSettings);
      await rest();
      assert.deepEqual(
        world.events(events).map(({ source }) => String(source).startsWith('/agents/worker/')),
        [true],
      );
    });
  });
});
