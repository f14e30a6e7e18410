import assert from 'node:assert/strict';
import { Effects } from '#runtime/delivery/exactly-once/effects.ts';
import { isDerivedId } from '#runtime/protocol/uuid.ts';

const cause = { sender: '/agents/shop/s1', id: '019c2156-0d15-7cc1-8a2b-3c4d5e6f7a8b' };

function attempt(given: Partial<ConstructorParameters<typeof Effects>[0]> = {}): Effects {
  return new Effects({ cause, receive: 'order', earlier: undefined, isOpen: () => true, ...given });
}

describe('Effects', () => {
  it('REQ-DEL-20: names messages after cause, receive, channel and their number there', () => {
    const run = attempt();
    const ids = [run.newId('booked'), run.newId('booked'), run.newId('paid')];
    assert.equal(new Set(ids).size, 3);
    assert.ok(ids.every(isDerivedId));
    const again = attempt();
    assert.deepEqual([again.newId('booked'), again.newId('booked'), again.newId('paid')], ids);
    assert.ok(!ids.includes(attempt({ receive: 'order.*' }).newId('booked')));
    assert.ok(!ids.includes(attempt({ cause: { ...cause, id: 'x' } }).newId('booked')));
    assert.ok(!ids.includes(attempt({ cause: { ...cause, sender: '/agents/shop/s2' } }).newId('booked')));
  });

  it('REQ-DEL-20: has the vector of the specification', () => {
    assert.equal(
      attempt({ cause: { sender: 'urn:plc', id: 'o1' } }).newId('booked'),
      '7dd998b5-4253-82e0-a934-c804bac64fc9',
    );
  });

  it('REQ-DEL-21: names the same after a cause that any instance of an agent derived', () => {
    const derived = { ...cause, id: '019c2156-0d15-8cc1-8a2b-3c4d5e6f7a8b' };
    const other = { ...derived, sender: '/agents/shop/s2' };
    assert.equal(attempt({ cause: derived }).newId('booked'), attempt({ cause: other }).newId('booked'));
  });

  it('asks under the same id in a later attempt, and under another one after a failure', async () => {
    const ids: string[] = [];
    const ask = (effects: Effects, run: () => Promise<number>): Promise<number> =>
      effects.request('price', (id) => {
        ids.push(id);
        return run();
      });
    const first = attempt();
    await ask(first, () => Promise.resolve(1));
    await assert.rejects(
      ask(first, () => Promise.reject(new Error('no price'))),
      /no price/,
    );
    const second = attempt({ earlier: first });
    await ask(second, () => Promise.resolve(1));
    await ask(second, () => Promise.resolve(2));
    assert.equal(ids[0], ids[2]);
    assert.notEqual(ids[1], ids[3]);
    assert.equal(new Set(ids).size, 3);
  });
});
