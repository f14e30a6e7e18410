import assert from 'node:assert/strict';
import { within } from '../../../support/deadline.ts';
import { unique, type Bench, type Features } from './rig.ts';

/** How a connection begins, breaks, comes back and ends. */
export function lifeLaws(bench: () => Bench, features: Features): void {
  it('tells the session that it opened', async () => {
    const probe = bench().probe();
    const session = await probe.transport.open();
    assert.equal(session.epoch, 1);
    assert.equal(session.sessionPresent, false);
    assert.equal(session.protocol, features.protocol);
    assert.deepEqual(probe.states, ['connecting', 'online']);
    assert.deepEqual(probe.sessions, [session]);
  });

  it('renews a subscription made before it opened', async () => {
    const topic = unique('early');
    const probe = bench().probe();
    await probe.transport.subscribe([{ filter: topic }]);
    await probe.transport.open();
    await probe.transport.publish({ topic, payload: 'x' });
    await probe.received(1);
  });

  it('opens once', async () => {
    const { transport } = await bench().open();
    await assert.rejects(transport.open(), { code: 'invalid_argument' });
  });

  it('publishes nothing without a connection', async () => {
    const packet = { topic: unique('offline'), payload: 'x' };
    const probe = bench().probe();
    await assert.rejects(probe.transport.publish(packet), { code: 'not_connected' });
    await probe.transport.open();
    await probe.transport.close();
    assert.equal(probe.transport.state, 'closed');
    await assert.rejects(probe.transport.publish(packet), { code: 'not_connected' });
    await assert.rejects(probe.transport.subscribe([{ filter: 'a' }]), { code: 'not_connected' });
  });

  it('comes back by itself after a break, and tells why it was away', async () => {
    const probe = await bench().open();
    bench().rig.cut();
    await probe.until('the second session', () => probe.sessions.length === 2);
    assert.deepEqual(
      probe.states.filter((state) => state !== 'connecting' && state !== 'offline'),
      ['online', 'online'],
    );
    assert.equal(probe.states[2], 'offline');
    assert.equal(probe.causes[0]?.code, 'not_connected');
    assert.equal(probe.transport.session?.epoch, 2);
  });

  it('settles every publish when the connection breaks', async () => {
    const topic = unique('broken');
    const { transport } = await bench().open();
    const publishes = Array.from({ length: 500 }, () => transport.publish({ topic, payload: 'x' }));
    bench().rig.cut();
    const results = await within('all settled', Promise.allSettled(publishes));
    for (const result of results) {
      if (result.status === 'rejected')
        assert.equal((result.reason as { code: string }).code, 'not_connected');
    }
  });

  it('subscribes on the next connection when the present one is away', async () => {
    const topic = unique('later');
    const probe = await bench().open();
    bench().rig.cut();
    await probe.until('the break', () => probe.states.includes('offline'));
    await within('the subscription', probe.transport.subscribe([{ filter: topic }]));
    await probe.until('online', () => probe.transport.state === 'online');
    await probe.transport.publish({ topic, payload: 'x' });
    await probe.received(1);
  });

  it('sends the will when the connection is cut', async () => {
    const topic = unique('will');
    const watcher = await bench().subscriber(topic);
    const probe = await bench().open({ will: { topic, payload: 'gone', retain: true } });
    await probe.transport.close({ abrupt: true });
    await watcher.received(1);
    assert.deepEqual(watcher.texts, ['gone']);
  });

  it('sends no will at a goodbye', async () => {
    const topic = unique('no-will');
    const watcher = await bench().subscriber(topic);
    const probe = await bench().open({ will: { topic, payload: 'gone' } });
    await probe.transport.close();
    await watcher.settled(watcher.transport, topic);
    assert.deepEqual(watcher.texts, []);
  });

  it('delivers what was published before close', async () => {
    const topic = unique('close');
    const watcher = await bench().subscriber(topic);
    const { transport } = await bench().open();
    const publishes = Array.from({ length: 300 }, () => transport.publish({ topic, payload: 'x' }));
    await transport.close();
    await Promise.all(publishes);
    await watcher.received(300);
  });

  it('closes more than once, and before it opened', async () => {
    const probe = bench().probe();
    await within('both', Promise.all([probe.transport.close(), probe.transport.close()]));
    assert.deepEqual(probe.states, ['closed']);
    await assert.rejects(probe.transport.open(), { code: 'invalid_argument' });
  });

  it('gives up opening at the signal', async () => {
    const { transport } = bench().probe();
    await assert.rejects(transport.open(AbortSignal.abort()), { code: 'not_connected' });
    assert.equal(transport.state, 'closed');
  });

  takeoverLaws(bench, features);
  if (features.restarts) restartLaw(bench);
}

function restartLaw(bench: () => Bench): void {
  it('comes back to its kept session after the broker restarted', async () => {
    const { restart } = bench().rig;
    assert.ok(restart !== undefined);
    const topic = unique('restart');
    const receiver = await bench().open({ clean: false, sessionExpirySeconds: 600 });
    await receiver.transport.subscribe([{ filter: topic }]);
    const sender = await bench().open();
    await sender.transport.publish({ topic, payload: '1' });
    await receiver.received(1);
    await restart.stop();
    await receiver.until('the break', () => receiver.states.includes('offline'));
    await assert.rejects(receiver.transport.publish({ topic, payload: '2' }), { code: 'not_connected' });
    await restart.start();
    await receiver.until('the second session', () => receiver.sessions.length === 2);
    await receiver.received(2);
    assert.equal(receiver.sessions[1]?.sessionPresent, true);
    assert.equal(receiver.packets[1]?.duplicate, true);
  });
}

function takeoverLaws(bench: () => Bench, { takeoverIsTold }: Features): void {
  if (takeoverIsTold) {
    it('ends for good when another connection takes the client id over', async () => {
      const clientId = unique('taken');
      const first = await bench().open({ clientId });
      const second = await bench().open({ clientId });
      await first.until('the takeover', () => first.transport.state === 'taken-over');
      assert.equal(first.causes.at(-1)?.code, 'taken_over');
      await assert.rejects(first.transport.publish({ topic: 'a', payload: '' }), { code: 'not_connected' });
      assert.equal(second.transport.state, 'online');
    });
  }

  it('ends for good when it may not reconnect', async () => {
    const clientId = unique('asked');
    const first = await bench().open({ clientId, mayReconnect: () => false });
    const second = await bench().open({ clientId });
    await first.until('the takeover', () => first.transport.state === 'taken-over');
    assert.equal(first.sessions.length, 1);
    assert.equal(second.transport.state, 'online');
  });

  it('hands a kept session over, unacknowledged packets first', async () => {
    const clientId = unique('handed');
    const options = { clientId, clean: false, sessionExpirySeconds: 600, mayReconnect: () => false };
    const first = await bench().open(options);
    await first.transport.subscribe([{ filter: clientId }]);
    const sender = await bench().open();
    for (const payload of ['1', '2']) await sender.transport.publish({ topic: clientId, payload });
    await first.received(2);
    const second = await bench().open(options);
    await sender.transport.publish({ topic: clientId, payload: '3' });
    await second.received(3);
    assert.deepEqual(second.texts, ['1', '2', '3']);
  });
}
