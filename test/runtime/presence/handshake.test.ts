import assert from 'node:assert/strict';
import { Handshake, type Mismatch } from '#runtime/presence/handshake.ts';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';

const own = agent('worker', { receives: { work: receive(['work']) } });
const contracts = bundle(
  [channel('work'), channel('other', { messages: ['test.other.v1'] })],
  [
    own,
    agent('boss', { sends: { work: send() } }),
    agent('stranger', { sends: { other: send({ messages: ['test.other.v1'] }) } }),
    agent('machine', { external: true, sends: { work: send() } }),
  ],
);
const encoder = new TextEncoder();
const empty = new Uint8Array();

function card(instance: string, messages: object): Uint8Array {
  const data = { agent: 'boss', instance, version: '2.0.0', incarnation: 1, capabilities: [], messages };
  const envelope = {
    specversion: '1.0',
    id: 'x',
    source: `/agents/boss/${instance}`,
    type: 'parley.card.v1',
    data,
  };
  return encoder.encode(JSON.stringify(envelope));
}

const differing = { 'test.thing.v1': '1'.repeat(64), 'test.other.v1': '2'.repeat(64) };

describe('Handshake', () => {
  let told: Mismatch[];
  let handshake: Handshake;
  beforeEach(() => {
    told = [];
    handshake = new Handshake({
      bundle: contracts,
      agent: own,
      onMismatch: (mismatch) => {
        told.push(mismatch);
      },
    });
  });

  it('concerns the agents that share a message type', () => {
    assert.deepEqual(handshake.peers, ['boss']);
  });

  it('REQ-PRES-30: finds the types of which a peer has another contract, and only those that it knows itself', () => {
    handshake.see({ agent: 'boss', instance: 'b1' }, card('b1', differing));
    assert.deepEqual(told, [{ agent: 'boss', instance: 'b1', version: '2.0.0', type: 'test.thing.v1' }]);
    assert.equal(handshake.differs('/agents/boss/b1', 'test.thing.v1'), true);
    assert.equal(handshake.differs('/agents/boss/b1', 'test.other.v1'), false);
    assert.equal(handshake.differs('/agents/boss/b2', 'test.thing.v1'), false);
  });

  it('tells once, however many instances and however often they come back', () => {
    for (const instance of ['b1', 'b2', 'b1']) {
      handshake.see({ agent: 'boss', instance }, card(instance, differing));
    }
    assert.equal(told.length, 1);
  });

  it('takes an instance back that has the same contract now, or no card any more', () => {
    handshake.see({ agent: 'boss', instance: 'b1' }, card('b1', differing));
    handshake.see({ agent: 'boss', instance: 'b2' }, card('b2', differing));
    handshake.see({ agent: 'boss', instance: 'b1' }, card('b1', { 'test.thing.v1': '0'.repeat(64) }));
    handshake.see({ agent: 'boss', instance: 'b2' }, empty);
    assert.equal(handshake.differs('/agents/boss/b1', 'test.thing.v1'), false);
    assert.equal(handshake.differs('/agents/boss/b2', 'test.thing.v1'), false);
  });
});
