import assert from 'node:assert/strict';
import { createSupervisor } from '#cli/dev/supervisor.ts';
import type { ChildExit } from '#cli/dev/child.ts';

/** A supervisor whose children and clock are in the hands of the test. */
function stage() {
  let nowMs = 0;
  const exits: ((exit: ChildExit) => void)[] = [];
  const waits: { run: () => void; ms: number; state: 'waiting' | 'cancelled' }[] = [];
  const notices: string[] = [];
  let stops = 0;
  const supervisor = createSupervisor({
    agent: 'a',
    onLine: () => undefined,
    onNotice: (text) => notices.push(text),
    start: ({ onExit }) => {
      exits.push(onExit);
      return {
        stop: () => {
          stops += 1;
          onExit({ code: null, reason: 'signal SIGTERM' });
          return Promise.resolve();
        },
      };
    },
    clock: {
      now: () => nowMs,
      delay: (run, ms) => {
        const wait = { run, ms, state: 'waiting' as 'waiting' | 'cancelled' };
        waits.push(wait);
        return () => {
          wait.state = 'cancelled';
        };
      },
    },
  });
  return {
    supervisor,
    waits,
    notices,
    starts: () => exits.length,
    stops: () => stops,
    crash: (afterMs = 0) => {
      nowMs += afterMs;
      exits.at(-1)?.({ code: 1, reason: 'exit code 1' });
    },
    end: () => exits.at(-1)?.({ code: 0, reason: 'exit code 0' }),
  };
}

describe('createSupervisor', () => {
  it('starts again after a crash, each time later', () => {
    const { supervisor, waits, crash, starts } = stage();
    supervisor.start();
    for (let round = 0; round < 6; round += 1) {
      crash();
      waits.at(-1)?.run();
    }
    assert.deepEqual(
      waits.map(({ ms }) => ms),
      [500, 1000, 2000, 4000, 8000, 10_000],
    );
    assert.equal(starts(), 7);
  });

  it('begins with a short wait again after a healthy run', () => {
    const { supervisor, waits, crash } = stage();
    supervisor.start();
    crash();
    waits.at(-1)?.run();
    crash(60_000);
    assert.equal(waits.at(-1)?.ms, 500);
  });

  it('leaves an agent that ended by itself', () => {
    const { supervisor, waits, notices, end } = stage();
    supervisor.start();
    end();
    assert.deepEqual(notices, ['ended']);
    assert.equal(waits.length, 0);
  });

  it('does not take its own stop for a crash', async () => {
    const { supervisor, notices, stops, starts } = stage();
    supervisor.start();
    await supervisor.restart();
    assert.deepEqual([notices.length, stops(), starts()], [0, 1, 2]);
  });

  it('calls off a start that waits', async () => {
    const { supervisor, waits, crash } = stage();
    supervisor.start();
    crash();
    await supervisor.stop();
    assert.equal(waits[0]?.state, 'cancelled');
  });
});
