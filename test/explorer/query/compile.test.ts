import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileQuery } from '#explorer/query/compile.ts';
import { parseQuery } from '#explorer/query/parse.ts';
import { View } from '#explorer/query/view.ts';
import { type NewRow, rowFlags } from '#explorer/store/row.ts';
import { MessageStore } from '#explorer/store/store.ts';
import { finds } from '../support/naive-query.ts';
import { anyQuery, now, variedRows } from '../support/queries.ts';
import { newRow } from '../support/rows.ts';

const parameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'fleet/eu/analysis/result': { region: 'eu' },
};

/** The numbers of the rows that a query finds. */
function find(text: string, rows: readonly NewRow[]): readonly number[] {
  const store = new MessageStore();
  for (const row of rows) store.append(row);
  const { query, errors } = parseQuery(text, { parameters: ['region'] });
  assert.deepEqual(errors, []);
  const view = new View(
    store,
    compileQuery(query, { nowMs: now, parametersOf: (topic) => parameters[topic] }),
  );
  view.finish();
  return Array.from({ length: view.count }, (_, index) => view.at(index) ?? -1);
}

const fleet: readonly NewRow[] = [
  newRow({
    receivedAtMs: now - 600_000,
    topic: 'fleet/eu/analysis/request',
    channel: 'analysis.request',
    type: 'fleet.analysis-request.v1',
    sender: 'orchestrator/o1',
    receiver: 'data-analysis',
    correlationId: '0190f3aa9c41',
    flags: rowFlags.request,
    tags: 'urgent,eu',
    event: {
      specversion: '1.0',
      id: 'm1',
      subject: 'VH-4471',
      tenant: 'acme',
      data: { vehicleId: 'VH-4471' },
    },
  }),
  newRow({
    receivedAtMs: now - 1000,
    topic: 'fleet/eu/analysis/result',
    channel: 'analysis.result',
    type: 'fleet.analysis-result.v1',
    verdict: 'invalid',
    sender: 'data-analysis/a2',
    receiver: 'orchestrator/o1',
    correlationId: '0190f3aa9c41',
    latencyMs: 41,
    size: 899,
    priority: 4,
    flags: rowFlags.reply,
    event: {
      specversion: '1.0',
      id: 'm2',
      data: { risk: 1.72, notes: ['wear', 'Größe'], at: '2026-11-21T10:00:00Z', done: true, none: null },
    },
  }),
  newRow({
    receivedAtMs: now,
    topic: 'debug/ping',
    verdict: 'undeclared-channel',
    size: 14,
    payload: Buffer.from([0xff, 0x7b]),
  }),
];

describe('a query finds', () => {
  const cases: readonly (readonly [string, readonly number[]])[] = [
    ['', [0, 1, 2]],
    ['channel:analysis.result', [1]],
    ['channel:analysis.*', [0, 1]],
    ['channel!=analysis.result', [0, 2]],
    ['channel:"analysis.*"', []],
    ['type:*.v1', [0, 1]],
    ['from:data-analysis', [1]],
    ['from:data-analysis/a2', [1]],
    ['from:data-analysis/a1', []],
    ['to:orchestrator', [1]],
    ['topic:fleet/+/analysis/#', [0, 1]],
    ['topic:debug/ping', [2]],
    ['valid:true', [0]],
    ['valid:false', [1, 2]],
    ['verdict:invalid,undeclared-channel', [1, 2]],
    ['corr:9c41', [0, 1]],
    ['corr:0190', [0, 1]],
    ['latency>40ms', [1]],
    ['latency<40ms', []],
    ['latency!=7', [1]],
    ['size>=899', [1]],
    ['priority:critical', [1]],
    ['priority<critical', [0, 2]],
    ['is:reply', [1]],
    ['is:reply,request', [0, 1]],
    ['since:5m', [1, 2]],
    ['until:5m', [0]],
    ['id:m2', [1]],
    ['tag:urgent', [0]],
    ['tag:urg', []],
    ['tag:e*', [0]],
    ['-tag:us', [0, 1, 2]],
    ['subject:VH-*', [0]],
    ['header.tenant:acme', [0]],
    ['region:eu', [1]],
    ['$.risk>0.8', [1]],
    ['$.risk>1.72', []],
    ['$.risk=1.72', [1]],
    ['$.risk:1.7,1.72', [1]],
    ['$.risk!=1', [1]],
    ['$.notes:wear', [1]],
    ['$.notes[0]:wear', [1]],
    ['$.notes:Gr*', [1]],
    ['$.at<2026-11-22', [1]],
    ['$.done:true', [1]],
    ['$.done:"true"', []],
    ['$.none:null', [1]],
    ['$.vehicleId:VH-4471', [0]],
    ['vh-4471', [0]],
    ['PING', [2]],
    ['größe', [1]],
    ['"risk":1.72', [1]],
    ['/vh-\\d{4}/', [0]],
    ['valid:false -channel:*', []],
    ['valid:false (latency>1s or verdict:undeclared-channel)', [2]],
  ];
  for (const [text, rows] of cases) {
    it(`${JSON.stringify(rows)} by ${text === '' ? 'nothing' : text}`, () => {
      const quoted = text === '"risk":1.72' ? '"\\"risk\\":1.72"' : text;
      assert.deepEqual(find(quoted, fleet), rows);
    });
  }

  it('an entry of a batch by its own text and data alone', () => {
    const payload = Buffer.from(
      JSON.stringify([
        { specversion: '1.0', data: { n: 1, x: 'one' } },
        { specversion: '1.0', data: { n: 2 } },
      ]),
    );
    const rows = [0, 1].map((entry) => newRow({ payload, entry, flags: rowFlags.batched }));
    assert.deepEqual(find('one', rows), [0]);
    assert.deepEqual(find('$.n>1', rows), [1]);
  });

  it('no text that begins in one payload and ends in the next', () => {
    const rows = ['ab', 'cd', 'bc'].map((text) => newRow({ payload: Buffer.from(text) }));
    assert.deepEqual(find('bc', rows), [2]);
  });

  it('letters in the MQTT properties', () => {
    const rows = [newRow({ properties: '{"userProperties":{"region":"north"}}' }), newRow()];
    assert.deepEqual(find('north', rows), [0]);
  });

  it('nothing in data that is not there, however the members are called', () => {
    assert.deepEqual(find('$.constructor:*', [newRow({ event: { data: { a: 'constructor' } } })]), []);
  });
});

const regions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'fleet/eu/x': { region: 'eu' },
  'fleet/us/y': { region: 'us' },
};
/** Every third row is about something in the north, too. */
const kindOf = (row: number) => (row % 3 === 0 ? 1 : 0);
const north = { region: 'eu-north' };

describe('whatever a query asks for', () => {
  it('it finds the rows that a plain reading of each finds, while rows come and go', () => {
    fc.assert(
      fc.property(anyQuery, fc.array(variedRows, { minLength: 1, maxLength: 4 }), (text, waves) => {
        const store = new MessageStore({ maxRows: 64 });
        const numbers = new Uint32Array(store.maxRows);
        const about = { numbers, parametersOf: (kind: number) => (kind === 1 ? north : undefined) };
        const parsed = parseQuery(text, { parameters: ['region'] });
        assert.deepEqual(parsed.errors, []);
        const parametersOf = (topic: string) => regions[topic];
        const view = new View(store, compileQuery(parsed.query, { nowMs: now, parametersOf, about }));
        const all: NewRow[] = [];
        for (const row of waves.flat()) {
          numbers[all.length % store.maxRows] = kindOf(all.length);
          store.append(row);
          all.push(row);
          if (all.length % 50 === 0) view.finish();
        }
        view.finish();
        const expected = all.flatMap((row, number) => {
          const own = regions[row.topic];
          const known = [...(own ? [own] : []), ...(kindOf(number) === 1 ? [north] : [])];
          const scene = { nowMs: now, parametersOf: () => known };
          return number >= store.first && finds(parsed.query, row, scene) ? [number] : [];
        });
        const found: number[] = [];
        view.each((row) => found.push(row));
        assert.deepEqual(found, expected);
      }),
      { numRuns: 1500 },
    );
  });
});
