import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { Quiet } from '#cli/operate/quiet.ts';

describe('quiet', () => {
  let quiet: Quiet;
  let isOver: boolean;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    quiet = new Quiet();
    isOver = false;
  });

  afterEach(() => {
    mock.timers.reset();
  });

  async function pass(ms: number): Promise<void> {
    mock.timers.tick(ms);
    await Promise.resolve();
  }

  function wait(ms: number): void {
    void quiet.lasting(ms).then(() => (isOver = true));
  }

  it('is over when nothing happens for as long as asked', async () => {
    wait(1_000);
    await pass(999);
    assert.equal(isOver, false);
    await pass(1);
    assert.equal(isOver, true);
  });

  it('begins anew with each thing that happens, as long as that says', async () => {
    wait(1_000);
    await pass(900);
    quiet.disturb(150);
    await pass(149);
    assert.equal(isOver, false);
    quiet.disturb(150);
    await pass(149);
    assert.equal(isOver, false);
    await pass(1);
    assert.equal(isOver, true);
  });

  it('is not disturbed by what happened before anybody waited', async () => {
    quiet.disturb(1);
    wait(150);
    await pass(149);
    assert.equal(isOver, false);
    await pass(1);
    assert.equal(isOver, true);
  });
});
