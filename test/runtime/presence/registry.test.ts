import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Registry, type LiveEvent, type RegistryOptions } from '#runtime/presence/registry.ts';
import { createTopics } from '#runtime/protocol/system-topics.ts';
import { FakeClock } from '../support/fake-clock.ts';

const topics = createTopics({ prefix: 'parley/v1', tenant: null });
const encoder = new TextEncoder();

function event(type: string, data: object): Uint8Array {
  const envelope = { specversion: '1.0', id: 'x', source: '/agents/a/i1', type: `parley.${type}.v1`, data };
  return encoder.encode(JSON.stringify(envelope));
}

/** A registry that hears what is said to it. */
class Room {
  readonly clock = new FakeClock();
  readonly told: string[] = [];
  readonly registry: Registry;

  constructor(options: Partial<RegistryOptions> = {}) {
    this.registry = new Registry({
      clock: this.clock,
      ...options,
      onEvent: ({ kind, instance: { agent, instance, state } }: LiveEvent) => {
        this.told.push(`${kind} ${agent}/${instance} ${state}`);
      },
    });
    this.registry.begin();
  }

  status(state: string, more: object = {}, instance = 'i1'): void {
    const since = new Date(this.clock.now()).toISOString();
    const data = {
      state,
      incarnation: 1,
      since,
      ...(state === 'offline' ? { cause: 'clean' } : {}),
      ...more,
    };
    this.registry.see(topics.parse(topics.status('a', instance)), event('status', data));
  }

  card(more: object = {}, instance = 'i1'): void {
    const data = { agent: 'a', instance, incarnation: 1, capabilities: ['x'], messages: {}, ...more };
    this.registry.see(topics.parse(topics.card('a', instance)), event('card', data));
  }

  beat(more: object = {}, instance = 'i1'): void {
    const data = { incarnation: 1, intervalMs: 200, inFlight: 0, queued: 0, ...more };
    this.registry.see(topics.parse(topics.health('a', instance)), event('health', data));
  }

  beats(count: number): void {
    for (let beat = 0; beat < count; beat += 1) {
      this.clock.advance(200);
      this.beat();
    }
  }

  clear(instance = 'i1'): void {
    this.registry.see(topics.parse(topics.status('a', instance)), new Uint8Array());
  }

  get states(): readonly string[] {
    return this.registry.list().map(({ instance, state }) => `${instance} ${state}`);
  }
}

describe('Registry', () => {
  it('tells who comes, changes and leaves', () => {
    const room = new Room();
    room.status('online');
    room.card();
    room.card();
    room.status('paused');
    room.status('offline');
    room.status('online', { incarnation: 2 });
    room.clear();
    assert.deepEqual(room.told, [
      'joined a/i1 online',
      'changed a/i1 online',
      'changed a/i1 paused',
      'left a/i1 offline',
      'joined a/i1 online',
      'left a/i1 offline',
    ]);
    assert.deepEqual(room.states, []);
  });

  it('REQ-PRES-36: suspects an instance whose heartbeats stop, within a second of its last one, and takes it back', () => {
    const room = new Room();
    room.status('online');
    room.beats(10);
    room.clock.advance(700);
    assert.deepEqual(room.states, ['i1 online']);
    room.clock.advance(200);
    assert.deepEqual(room.states, ['i1 suspected']);
    assert.deepEqual(room.told.slice(1), ['late a/i1 suspected']);
    room.beat();
    assert.deepEqual(room.told.slice(2), ['changed a/i1 online']);
    room.clock.advance(900);
    assert.deepEqual(room.states, ['i1 suspected']);
  });

  it('suspects one that never sends a heartbeat', () => {
    const room = new Room();
    room.status('online');
    room.clock.advance(30_000);
    assert.deepEqual(room.states, ['i1 suspected']);
  });

  it('REQ-PRES-35: takes one with a busy main loop for late, not for dead', () => {
    const room = new Room();
    room.status('online');
    room.beats(5);
    for (const tickAgeMs of [200, 400, 600]) {
      room.clock.advance(200);
      room.beat({ tickAgeMs });
    }
    assert.deepEqual(room.states, ['i1 late']);
    room.beats(1);
    assert.deepEqual(room.told, ['joined a/i1 online', 'late a/i1 late', 'changed a/i1 online']);
  });

  it('REQ-PRES-9: passes over what an earlier life says', () => {
    const room = new Room();
    room.status('online', { incarnation: 5 });
    room.card({ incarnation: 5, version: '2.0.0' });
    room.status('offline', { incarnation: 4, cause: 'will' });
    room.card({ incarnation: 4, version: '1.0.0' });
    room.beat({ incarnation: 4, queued: 9 });
    const [live] = room.registry.list();
    assert.equal(live?.state, 'online');
    assert.equal(live.card?.version, '2.0.0');
    assert.equal(live.health, undefined);
  });

  it('suspects nobody while it was not connected, or was itself too busy to listen', () => {
    const room = new Room();
    room.status('online');
    room.beats(5);
    room.registry.suspend();
    room.clock.advance(60_000);
    room.registry.begin();
    room.status('online');
    room.registry.synced();
    room.clock.advance(600);
    assert.deepEqual(room.states, ['i1 online']);
    assert.equal(room.told.length, 1);
  });

  it('forgets after a reconnect who is no longer there', () => {
    const room = new Room();
    room.status('online');
    room.status('online', {}, 'i2');
    room.registry.suspend();
    room.registry.begin();
    room.status('online', {}, 'i2');
    room.registry.synced();
    assert.deepEqual(room.states, ['i2 online']);
    assert.equal(room.told.at(-1), 'left a/i1 offline');
  });

  it('knows which instance is the front', () => {
    const room = new Room();
    room.status('online');
    room.status('online', {}, 'i2');
    const front = topics.parse(topics.front('a'));
    room.registry.see(front, event('front', { instance: 'i2', epoch: 1, since: '' }));
    assert.deepEqual(
      room.registry.list().map(({ role }) => role),
      ['standby', 'front'],
    );
    room.registry.see(front, event('front', { instance: 'i1', epoch: 2, since: '' }));
    assert.deepEqual(room.told.slice(-2), ['changed a/i2 online', 'changed a/i1 online']);
  });

  it('REQ-PRES-34: ignores who stopped long ago; of a crash, time counts from when it was seen', () => {
    const room = new Room({ retireAfterMs: 60_000 });
    room.status('offline', { since: '2025-01-01T00:00:00.000Z' }, 'old');
    room.status('offline', { since: '2025-01-01T00:00:00.000Z', cause: 'will' }, 'crashed');
    room.status('online');
    assert.deepEqual(room.states, ['crashed offline', 'i1 online']);
    assert.equal(room.registry.list()[0]?.sinceMs, undefined);
    room.status('offline', { cause: 'will' });
    assert.equal(room.registry.list()[1]?.sinceMs, room.clock.now());
    room.clock.advance(60_001);
    assert.deepEqual(room.states, []);
  });

  it('keeps no more than it may: offline instances make room', () => {
    const room = new Room({ maxInstances: 3 });
    for (const instance of ['1', '2', '3']) room.status('online', {}, instance);
    room.status('online', {}, '4');
    assert.equal(room.registry.ignored, 1);
    room.status('offline', {}, '2');
    room.status('online', {}, '5');
    assert.deepEqual(room.states, ['1 online', '3 online', '5 online']);
  });

  it('passes over what makes no sense', () => {
    const room = new Room();
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('status', 'card', 'health', 'front'), (json, kind) => {
        const name = kind as 'status';
        const topic = kind === 'front' ? topics.front('a') : topics[name]('a', 'i1');
        room.registry.see(topics.parse(topic), encoder.encode(json));
        room.registry.see(topics.parse(topic), event(kind, JSON.parse(json) as object));
      }),
    );
    room.registry.list();
  });
});
