import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Noting } from '#examples/vehicle-maintenance/src/fleet/counts.ts';
import { openLedger } from '#examples/vehicle-maintenance/src/fleet/ledger.ts';
import type { Ledger } from '#examples/vehicle-maintenance/src/fleet/ledger.ts';

/** A handler's context that has each effect. */
function handling(correlationId: string): Noting {
  return {
    correlationId,
    once: (_database: unknown, effect: (...given: never[]) => unknown) => Promise.resolve(effect()) as never,
  };
}

describe('openLedger', () => {
  let folder = '';
  let ledgers: Ledger[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fleet-ledger-'));
    ledgers = [];
  });
  afterEach(() => {
    for (const ledger of ledgers) ledger.close();
    rmSync(folder, { recursive: true });
  });

  function open(instance: string): Ledger {
    const ledger = openLedger({ folder, agent: 'scheduling', instance });
    ledgers.push(ledger);
    return ledger;
  }

  it('counts', () => {
    const ledger = open('i1');
    ledger.add('a');
    ledger.add('a', 2);
    assert.deepEqual(ledger.snapshot(), { a: 3 });
  });

  it('counts a workflow once under a name and a part', async () => {
    const ledger = open('i1');
    for (const workflow of ['w1', 'w1', 'w2']) await ledger.note(handling(workflow), ['a', 'b']);
    await ledger.note(handling('w1'), ['b'], { part: 'other' });
    assert.deepEqual(ledger.snapshot(), { a: 2, b: 3 });
  });

  it('goes on counting in the next life', async () => {
    await open('i1').note(handling('w1'), ['a']);
    const next = open('i1');
    await next.note(handling('w1'), ['a']);
    await next.note(handling('w2'), ['a']);
    assert.deepEqual(next.snapshot(), { a: 2 });
  });

  it('counts a workflow for one of two instances', async () => {
    const [one, two] = [open('i1'), open('i2')];
    await one.note(handling('w1'), ['a']);
    await two.note(handling('w1'), ['a']);
    await two.note(handling('w2'), ['a']);
    assert.deepEqual([one.snapshot(), two.snapshot()], [{ a: 1 }, { a: 1 }]);
  });
});
