import assert from 'node:assert/strict';
import { formatOpenMetrics } from '@parley/runtime';
import { createCounters, toStatistics } from '#runtime/delivery/statistics.ts';
import { handlingBounds, Histogram } from '#runtime/histogram.ts';
import { parseOpenMetrics } from '../support/open-metrics.ts';

function source(name: string, receive = 'orders') {
  const counters = createCounters();
  Object.assign(counters, { received: 9, handled: 5, expired: 4 });
  counters.deadLetters.expired = 4;
  const handling = new Histogram(handlingBounds);
  for (const ms of [0.2, 1, 30, 700, 90_000]) handling.add(ms);
  const statistics = toStatistics(counters, {
    inFlight: 2,
    unconfirmed: 1,
    circuits: { 'parts.order': 'half-open' },
    receives: { [receive]: { waiting: 3, running: 1, handling: handling.snapshot() } },
  });
  return { name, instance: 'i1', state: 'online', statistics: () => statistics };
}

describe('formatOpenMetrics', () => {
  const text = formatOpenMetrics([source('a'), source('b')]);
  const families = parseOpenMetrics(text);
  const values = (name: string) =>
    families
      .flatMap(({ lines }) => lines)
      .filter((line) => line.name === name && line.labels.agent === 'a')
      .map(({ labels, value }) => {
        const own = Object.entries(labels).filter(([label]) => label !== 'agent' && label !== 'instance');
        return [Object.fromEntries(own), value] as const;
      });

  it('has every counter of the statistics', () => {
    assert.deepEqual(values('parley_messages_received_total'), [[{}, 9]]);
    assert.deepEqual(values('parley_messages_settled_total').slice(0, 3), [
      [{ outcome: 'handled' }, 5],
      [{ outcome: 'failed' }, 0],
      [{ outcome: 'expired' }, 4],
    ]);
    assert.deepEqual(values('parley_dead_letters_total'), [[{ code: 'expired' }, 4]]);
    const counters = families.filter(({ kind }) => kind === 'counter').flatMap(({ lines }) => lines);
    const numbers = Object.values(createCounters()).filter((value) => typeof value === 'number');
    assert.equal(counters.filter(({ labels }) => labels.agent === 'b').length, numbers.length + 1);
  });

  it('has the handlers: what waits, what runs, how long it took', () => {
    assert.deepEqual(values('parley_handlers_waiting'), [[{ receive: 'orders' }, 3]]);
    assert.deepEqual(values('parley_handlers_running'), [[{ receive: 'orders' }, 1]]);
    const buckets = values('parley_handling_seconds_bucket');
    assert.deepEqual(buckets.at(0), [{ receive: 'orders', le: '0.001' }, 2]);
    assert.deepEqual(buckets.at(-1), [{ receive: 'orders', le: '+Inf' }, 5]);
    assert.ok(buckets.some(([labels]) => labels.le === '1.0'));
    assert.deepEqual(values('parley_handling_seconds_sum'), [[{ receive: 'orders' }, 90.7312]]);
  });

  it('has the states of agents and breakers', () => {
    assert.deepEqual(
      values('parley_agent_state').filter(([, value]) => value === 1),
      [[{ parley_agent_state: 'online' }, 1]],
    );
    assert.deepEqual(
      values('parley_circuit').filter(([, value]) => value === 1),
      [[{ channel: 'parts.order', parley_circuit: 'half-open' }, 1]],
    );
  });

  it('escapes what labels cannot hold', () => {
    const odd = 'a\\b"c\nd';
    const [waiting] = parseOpenMetrics(formatOpenMetrics([source('a', odd)])).filter(
      ({ name }) => name === 'parley_handlers_waiting',
    );
    assert.equal(waiting?.lines[0]?.labels.receive, odd);
  });

  it('is well-formed without agents', () => {
    assert.equal(formatOpenMetrics([]), '# EOF\n');
  });
});
