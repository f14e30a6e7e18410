import assert from 'node:assert/strict';
import { agentWords, channelWords } from '#extension/live/lenses/words.ts';

const nowMs = 1_700_000_000_000;
const seen = { messages: 1000, bad: 8, perSecond: 12, lastAtMs: nowMs - 2100, p95: 34.4 };

function instance(state: 'online' | 'offline') {
  const plain = { agent: 'a', cause: undefined, sinceMs: 0, isFront: false };
  return { ...plain, instance: 'i1', state, health: undefined, healthAtMs: undefined };
}

describe('channelWords', () => {
  it('says the rate, the valid share, how fast it is answered and when the last one came', () => {
    assert.equal(channelWords(seen, nowMs), '12/s · 99.2 % valid · p95 34 ms · last seen 2 s ago');
  });

  it('leaves out what is not known', () => {
    const kept = { ...seen, p95: undefined, lastAtMs: undefined, perSecond: 0.2 };
    assert.equal(channelWords(kept, nowMs), '0.2/s · 99.2 % valid');
    assert.equal(channelWords(undefined, nowMs), 'nothing yet');
  });

  it('says 100 % only where all of it is valid', () => {
    assert.match(channelWords({ ...seen, messages: 1_000_000, bad: 1 }, nowMs), / 99\.9 % valid /u);
  });

  for (const [ms, words] of [
    [0, 'now'],
    [-5000, 'now'],
    [59_900, '59 s ago'],
    [3_599_000, '59 min ago'],
    [47 * 3_600_000, '47 h ago'],
    [72 * 3_600_000, '3 days ago'],
  ] as const) {
    it(`calls ${String(ms)} ms "${words}"`, () => {
      assert.ok(channelWords({ ...seen, lastAtMs: nowMs - ms }, nowMs).endsWith(`last seen ${words}`));
    });
  }
});

describe('agentWords', () => {
  it('says how many instances are up, and what it sends', () => {
    const instances = [instance('online'), instance('offline'), instance('online')];
    assert.equal(agentWords(seen, instances, nowMs), '2 up · 12/s sent · 99.2 % valid · last seen 2 s ago');
  });

  it('says that none is up, and nothing of it where a client never tells', () => {
    assert.equal(agentWords(undefined, [instance('offline')], nowMs), 'none up · nothing sent yet');
    assert.equal(agentWords(undefined, [], nowMs), 'nothing sent yet');
  });
});
