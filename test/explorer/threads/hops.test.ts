import assert from 'node:assert/strict';
import { type NewRow, rowFlags } from '#explorer/store/row.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { collectHops } from '#explorer/threads/hops.ts';
import { newRow } from '../support/rows.ts';

function hops(rows: readonly NewRow[]) {
  const store = new MessageStore();
  return collectHops({ store, rows: rows.map((row) => store.append(row)) });
}

const requestOf = (more: Readonly<Record<string, unknown>> = {}) =>
  newRow({
    receivedAtMs: 1000,
    channel: 'ask',
    sender: 'x/1',
    flags: rowFlags.request,
    event: { specversion: '1.0', id: 'r1', expirytime: '1970-01-01T00:00:03Z', ...more },
  });
const request = requestOf();

describe('the hops of a conversation', () => {
  it('show how long a request took, and what caused what', () => {
    const reply = newRow({
      receivedAtMs: 1041,
      channel: 'answer',
      sender: 'y/1',
      receiver: 'x/1',
      latencyMs: 41,
      flags: rowFlags.reply,
      event: { specversion: '1.0', id: 'r2', causationid: 'r1' },
    });
    assert.deepEqual(
      hops([request, reply]).map(({ kind, label, atMs, tookMs, cause }) => [
        kind,
        label,
        atMs,
        tookMs,
        cause,
      ]),
      [
        ['request', 'ask', 0, 41, undefined],
        ['reply', 'answer', 41, undefined, 0],
      ],
    );
  });

  it('show until when a request waits', () => {
    assert.equal(hops([request])[0]?.untilMs, 2000);
  });

  it('leave out what the front hands on, and keep a second try', () => {
    const again = requestOf({ attempt: 2 });
    assert.deepEqual(
      hops([request, request, again]).map(({ attempt }) => attempt),
      [undefined, 2],
    );
  });

  it('say what an event and a dead letter are about', () => {
    const rows = [
      newRow({ type: 'parley.event.v1', event: { id: '1', data: { kind: 'escalation', step: 'backup' } } }),
      newRow({
        type: 'parley.dead-letter.v1',
        flags: rowFlags.deadLetter,
        event: { id: '2', data: { reason: 'expired' } },
      }),
    ];
    assert.deepEqual(
      hops(rows).map(({ kind, label }) => [kind, label]),
      [
        ['event', 'escalation: backup'],
        ['dead-letter', 'expired'],
      ],
    );
  });

  it('mark a second reply to one request, and a reply to a request that is not there', () => {
    const replyTo = (causationid: string, id: string, more: object = {}) =>
      newRow({
        topic: 'parley/v1/inbox/x/1/control',
        event: { specversion: '1.0', id, causationid, ...more },
      });
    const rows = [
      ...[request, replyTo('r1', 'a'), replyTo('r1', 'b'), replyTo('r9', 'c')],
      replyTo('r9', 'd', { address: 'directed/there' }),
      newRow({ topic: 'facts', event: { specversion: '1.0', id: 'e', causationid: 'r9' } }),
    ];
    assert.deepEqual(
      hops(rows).map(({ fault }) => fault),
      [undefined, undefined, 'double', 'orphan', undefined, undefined],
    );
  });

  it('survive payloads that are nothing', () => {
    assert.equal(hops([newRow({ payload: Buffer.from([0xff]) })]).length, 1);
  });
});
