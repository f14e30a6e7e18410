import assert from 'node:assert/strict';
import { connect } from '@parley/runtime';
import { startBroker } from '@parley/runtime/broker';
import { defineAgent } from '@parley/runtime/codegen';
import { createTopics } from '@parley/runtime/protocol';
import { createFactory } from '@parley/runtime/transport';
import type { HealthData } from '@parley/schemas';
import { systemClock } from '#runtime/clock.ts';
import { WorkerBeats } from '#runtime/presence/worker-beats.ts';
import { agent, bundle } from '../support/contracts.ts';
import { until } from '../support/until.ts';

const contracts = bundle([], [agent('boss')]);
const topics = createTopics({ prefix: 'parley/v1', tenant: null });

describe('WorkerBeats', () => {
  it('REQ-PRES-35: sends heartbeats while the main loop is busy, and says for how long it has been', async function () {
    this.timeout(20_000);
    const broker = await startBroker();
    const beats: HealthData[] = [];
    const watcher = createFactory(broker.url).create({
      clientId: 'watcher',
      onPacket: ({ payload }) => {
        beats.push((JSON.parse(Buffer.from(payload).toString()) as { data: HealthData }).data);
      },
    });
    await watcher.subscribe([{ filter: topics.health('boss', 'b1'), qos: 0 }]);
    await watcher.open();
    const bus = await connect(broker.url, { heartbeat: 'worker' });
    const boss = bus.agent(defineAgent('boss', contracts), {}, { instance: 'b1', healthIntervalMs: 50 });
    await boss.start();
    await until(() => beats.length > 3);
    assert.ok(beats.every(({ intervalMs, incarnation }) => intervalMs === 50 && incarnation > 0));
    const seen = beats.length;
    const end = performance.now() + 600;
    while (performance.now() < end);
    // The broker lives in this loop too: what was sent meanwhile arrives now.
    await until(() => beats.length > seen + 3);
    assert.ok(beats.some(({ tickAgeMs = 0 }) => tickAgeMs > 300));
    await boss.stop();
    await bus.close();
    await watcher.close();
    await broker.close();
  });

  it('leaves the beating to others where no thread can start', async () => {
    const warnings: string[] = [];
    const quiet = { debug: () => undefined, info: () => undefined, error: () => undefined };
    const logger = { ...quiet, warn: (text: string) => warnings.push(text) };
    // What cannot be copied to another thread.
    const credentials = { password: () => 'secret' };
    const beats = new WorkerBeats({ url: 'mqtt://127.0.0.1:1', credentials, clock: systemClock, logger });
    let failed = 0;
    const load = () => ({ inFlight: 0, queued: 0, handled: 0, failed: 0 });
    const source = { topic: 't', source: '/agents/a/1', incarnation: 1, intervalMs: 50 };
    const remove = beats.add({
      ...source,
      load,
      onFailed: () => {
        failed += 1;
      },
    });
    assert.equal(failed, 1);
    assert.equal(warnings.length, 1);
    remove();
    await beats.close();
  });
});
