import assert from 'node:assert/strict';
import type { CommandData, EscalationData } from '@parley/schemas';
import { createEscalationQueries } from '#runtime/agent/commands/escalations.ts';
import { createPlans } from '#runtime/delivery/channel-plan.ts';
import { Escalations } from '#runtime/delivery/escalations.ts';
import { createCompiler, createFindValidator } from '#runtime/delivery/validators.ts';
import { createEnvironment } from '#runtime/environment.ts';
import { createTopics } from '#runtime/protocol/system-topics.ts';
import { bundle, channel } from '../../support/contracts.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { createFakeRandom } from '../../support/fake-random.ts';

const contracts = bundle(
  [
    channel('ask', { reply: { channel: 'answer', timeoutMs: 1000 } }),
    channel('answer', { address: null }),
    channel('choose', { reply: { channel: 'choice', timeoutMs: 1000 } }),
    channel('choice', { address: null, messages: ['test.thing.v1', 'test.other.v1'] }),
  ],
  [],
);

describe('createEscalationQueries', () => {
  let escalations: Escalations;
  let ask: (data: CommandData) => Promise<{ result: object | undefined; told: EscalationData[] }>;

  beforeEach(async () => {
    const compile = await createCompiler();
    escalations = new Escalations({
      environment: createEnvironment({ clock: new FakeClock(), random: createFakeRandom() }),
      onHeld: () => undefined,
      onResolved: () => undefined,
    });
    const queries = createEscalationQueries({
      identity: { agent: 'boss', instance: 'b1' },
      escalations,
      findPlan: createPlans({
        bundle: contracts,
        topics: createTopics({ prefix: 'p', tenant: null }),
        compile,
      }),
      findValidator: createFindValidator(contracts, {}, compile),
    });
    ask = async (data) => {
      const told: EscalationData[] = [];
      const tell = (_type: string, item: unknown) => told.push(item as EscalationData);
      const result = await queries[data.command]?.({ data, by: '/agents/parley-cli/x1', tell });
      return { result, told };
    };
  });

  function hold(channelName = 'ask') {
    const message = { id: 'm1', sender: '/agents/boss/b1', type: 'test.thing.v1', data: { n: 1 } };
    const decided = escalations.hold({ message, channel: channelName, timeouts: [] });
    return { decided, id: escalations.list()[0]?.id ?? '' };
  }

  const resolve = (id: string, data: Partial<CommandData>): CommandData => ({
    command: 'escalation-resolve',
    ids: [id],
    ...data,
  });

  it('REQ-PRES-23: lists what is held, with the request and whether somebody waits', async () => {
    const { id } = hold();
    const { told, result } = await ask({ command: 'escalation-list' });
    assert.deepEqual(result, { done: [id], total: 1 });
    const { original = '', size, ...rest } = told[0] ?? {};
    assert.equal(Buffer.from(original, 'base64').length, size);
    assert.deepEqual(rest, {
      id,
      agent: 'boss',
      instance: 'b1',
      channel: 'ask',
      type: 'test.thing.v1',
      messageId: 'm1',
      timeouts: [],
      since: '2026-01-01T00:00:00.000Z',
      waiting: true,
    });
  });

  it('REQ-PRES-25: gives the caller a reply that the contract allows', async () => {
    const { id, decided } = hold();
    const wrong = await ask(resolve(id, { resolution: 'reply', data: { n: 'one' } }));
    assert.match(JSON.stringify(wrong.result), /"failed":\[\{.*"invalid_reply"/);
    const { result } = await ask(resolve(id, { resolution: 'reply', data: { n: 2 } }));
    assert.deepEqual(result, { done: [id], failed: [] });
    assert.deepEqual(await decided, { kind: 'reply', type: 'test.thing.v1', data: { n: 2 } });
  });

  it('wants the type of a reply where there are several', async () => {
    const { id } = hold('choose');
    const data = { n: 2 };
    assert.match(JSON.stringify(await ask(resolve(id, { resolution: 'reply', data }))), /name one of/);
    const strange = await ask(resolve(id, { resolution: 'reply', data, type: 'test.strange.v1' }));
    assert.match(JSON.stringify(strange), /does not carry/);
    const { result } = await ask(resolve(id, { resolution: 'reply', data, type: 'test.other.v1' }));
    assert.deepEqual(result, { done: [id], failed: [] });
  });

  for (const resolution of ['retry', 'drop'] as const) {
    it(`REQ-PRES-25: tells the caller to ${resolution}`, async () => {
      const { id, decided } = hold();
      assert.deepEqual((await ask(resolve(id, { resolution }))).result, { done: [id], failed: [] });
      assert.deepEqual(await decided, { kind: resolution });
    });
  }

  it('leaves to others what it does not hold', async () => {
    assert.deepEqual((await ask(resolve('other', { resolution: 'drop' }))).result, { done: [], failed: [] });
  });

  it('REQ-PRES-22: has no effect without ids or a resolution', async () => {
    const { id } = hold();
    assert.equal((await ask({ command: 'escalation-resolve', resolution: 'drop' })).result, undefined);
    assert.equal((await ask(resolve(id, {}))).result, undefined);
    assert.equal((await ask({ command: 'escalation-list', limit: 0 })).result, undefined);
    assert.equal(escalations.list().length, 1);
  });
});
