import assert from 'node:assert/strict';
import { type NewRow, rowFlags } from '#explorer/store/row.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { collectThreads, summarise } from '#explorer/threads/collect.ts';
import { newRow } from '../support/rows.ts';

function collect(rows: readonly NewRow[], waiting: readonly number[] = []) {
  const store = new MessageStore();
  const numbers = rows.map((row) => store.append(row));
  return collectThreads({
    store,
    waiting,
    rows: {
      each: (visit) => {
        numbers.forEach(visit);
      },
    },
  }).map((thread) => summarise(thread, store));
}

describe('conversations among rows', () => {
  it('are the rows that share a correlation id', () => {
    const threads = collect([
      newRow({
        correlationId: 'a',
        receivedAtMs: 10,
        channel: 'ask',
        sender: 'x/1',
        event: { subject: 'VH-1' },
      }),
      newRow({ correlationId: 'b', receivedAtMs: 20, channel: 'tell', sender: 'x/1' }),
      newRow({ receivedAtMs: 30 }),
      newRow({ correlationId: 'a', receivedAtMs: 40, sender: 'y/1', verdict: 'invalid', id: '2' }),
    ]);
    assert.deepEqual(
      threads.map(({ correlationId, title, firstAtMs, lastAtMs, agents, invalid }) => [
        correlationId,
        title,
        firstAtMs,
        lastAtMs,
        agents,
        invalid,
      ]),
      [
        ['a', 'VH-1', 10, 40, 2, 1],
        ['b', 'tell', 20, 20, 1, 0],
      ],
    );
  });

  it('count a message that the front hands on as one hop', () => {
    const [thread] = collect([
      newRow({ correlationId: 'a', sender: 'x/1', id: '1' }),
      newRow({ correlationId: 'a', sender: 'x/1', id: '1', topic: 'inbox' }),
    ]);
    assert.equal(thread?.hops, 1);
  });

  it('wait, failed, or are done', () => {
    const rows = [
      newRow({ correlationId: 'waits', channel: 'ask', flags: rowFlags.request }),
      newRow({ correlationId: 'failed', flags: rowFlags.deadLetter | rowFlags.system }),
      newRow({ correlationId: 'done' }),
    ];
    assert.deepEqual(
      collect(rows, [0]).map(({ state, waitsFor }) => [state, waitsFor]),
      [
        ['waiting', 'ask'],
        ['failed', undefined],
        ['done', undefined],
      ],
    );
  });

  it('know their timeouts and escalations from the events', () => {
    const event = (kind: string) =>
      newRow({ correlationId: 'a', topic: `parley/v1/events/${kind}`, flags: rowFlags.system, id: kind });
    const [thread] = collect([event('timeout'), event('escalation'), event('error')]);
    assert.deepEqual([thread?.timeouts, thread?.escalations], [1, 1]);
  });
});
