import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Mailbox, type Job } from '#runtime/delivery/mailbox.ts';
import { FakeClock } from '../support/fake-clock.ts';

interface Work extends Job {
  readonly name: string;
}

function work(name: string, orderKey?: string, priority = 1): Work {
  return { name, orderKey, priority, bytes: 10, isSheddable: true };
}

function setUp(concurrency: number, capacity = 100) {
  const ran: string[] = [];
  const mailbox = new Mailbox<Work>({
    clock: new FakeClock(),
    concurrency,
    capacity,
    capacityBytes: 1_000,
    run: ({ name }) => {
      ran.push(name);
    },
  });
  return { ran, mailbox };
}

describe('Mailbox', () => {
  it('runs as many as it may, and the next when one ends', () => {
    const { ran, mailbox } = setUp(2);
    const jobs = ['a', 'b', 'c'].map((name) => work(name));
    for (const job of jobs) mailbox.offer(job);
    assert.deepEqual([ran, mailbox.waiting], [['a', 'b'], 1]);
    mailbox.finish(work('a'));
    assert.deepEqual(ran, ['a', 'b', 'c']);
  });

  it('refuses what it has no room for', () => {
    const { mailbox } = setUp(1, 1);
    assert.deepEqual(
      ['a', 'b', 'c'].map((name) => mailbox.offer(work(name))),
      [true, true, false],
    );
  });

  it('runs one of a key at a time, while other keys go on', () => {
    const { ran, mailbox } = setUp(8);
    for (const [name, key] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
      ['a3', 'a'],
    ] as const)
      mailbox.offer(work(name, key));
    assert.deepEqual(ran, ['a1', 'b1']);
    mailbox.finish(work('a1', 'a'));
    mailbox.finish(work('a2', 'a'));
    assert.deepEqual(ran, ['a1', 'b1', 'a2', 'a3']);
  });

  it('keeps the key of a suspended job, but not its slot', () => {
    const { ran, mailbox } = setUp(1);
    for (const [name, key] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
    ] as const)
      mailbox.offer(work(name, key));
    mailbox.suspend();
    assert.deepEqual(ran, ['a1', 'b1']);
    mailbox.resume(work('a1 again', 'a'));
    mailbox.finish(work('b1', 'b'));
    mailbox.finish(work('a1 again', 'a'));
    assert.deepEqual(ran, ['a1', 'b1', 'a1 again', 'a2']);
  });

  it('frees the key of a job that is abandoned while suspended', () => {
    const { ran, mailbox } = setUp(1);
    mailbox.offer(work('a1', 'a'));
    mailbox.offer(work('a2', 'a'));
    mailbox.suspend();
    mailbox.abandon(work('a1', 'a'));
    assert.deepEqual(ran, ['a1', 'a2']);
  });

  it('does not grow the stack when jobs end at once', () => {
    let count = 0;
    const mailbox: Mailbox<Work> = new Mailbox<Work>({
      clock: new FakeClock(),
      concurrency: 1,
      capacity: 200_000,
      capacityBytes: Infinity,
      run: (job) => {
        count += 1;
        mailbox.finish(job);
      },
    });
    const hold = work('hold');
    mailbox.offer(hold);
    for (let index = 0; index < 100_000; index += 1) mailbox.offer(work('x', 'key'));
    assert.equal(count, 100_001);
  });

  it('is full by bytes too, and takes what it must take all the same', () => {
    const { mailbox } = setUp(0, 1_000);
    for (let index = 0; index < 100; index += 1) mailbox.offer(work('x'));
    assert.deepEqual([mailbox.waitingBytes, mailbox.isFull, mailbox.offer(work('y'))], [1_000, true, false]);
    assert.deepEqual([mailbox.offer(work('y'), true), mailbox.waiting], [true, 101]);
  });

  it('sheds the oldest of the least urgent, also from behind a key', () => {
    const { ran, mailbox } = setUp(1);
    mailbox.offer(work('running', 'a'));
    mailbox.offer(work('behind 1', 'a', 0));
    mailbox.offer(work('behind 2', 'a', 0));
    mailbox.offer(work('first of b', 'b', 0));
    mailbox.offer(work('second of b', 'b'));
    mailbox.offer(work('high', undefined, 2));
    assert.deepEqual(
      [0, 0, 0, 0, 1, 1].map((priority) => mailbox.shed(priority)?.name),
      ['behind 1', 'behind 2', 'first of b', undefined, 'second of b', undefined],
    );
    assert.deepEqual([mailbox.waiting, mailbox.waitingBytes], [1, 10]);
    mailbox.finish(work('running', 'a'));
    mailbox.offer(work('another of a', 'a'));
    mailbox.finish(work('high'));
    assert.deepEqual(ran, ['running', 'high', 'another of a']);
  });

  it('REQ-DEL-31: gives a key the highest priority that waits in it, in order all the same', () => {
    const { ran, mailbox } = setUp(1);
    mailbox.offer(work('running'));
    for (const [name, key, priority] of [
      ['normal', undefined, 1],
      ['low of a', 'a', 0],
      ['critical of a', 'a', 3],
    ] as const)
      mailbox.offer(work(name, key, priority));
    mailbox.finish(work('running'));
    mailbox.finish(work('low of a', 'a'));
    mailbox.finish(work('critical of a', 'a'));
    assert.deepEqual(ran, ['running', 'low of a', 'critical of a', 'normal']);
  });

  it('REQ-DEL-31: lends that priority to a job in retry too', () => {
    const { ran, mailbox } = setUp(1);
    mailbox.offer(work('a1', 'a', 0));
    mailbox.offer(work('a2', 'a', 3));
    mailbox.offer(work('b1', 'b', 2));
    mailbox.suspend();
    mailbox.offer(work('c1', 'c', 2));
    mailbox.resume(work('a1 again', 'a', 0));
    mailbox.finish(work('b1', 'b'));
    assert.deepEqual(ran, ['a1', 'b1', 'a1 again']);
  });

  it('runs everything once, each key in its order, one at a time', () => {
    const job = fc.record({
      key: fc.constantFrom(undefined, 'a', 'b', 'c'),
      priority: fc.integer({ min: 0, max: 3 }),
    });
    const step = fc.constantFrom('offer', 'finish', 'suspend', 'shed');
    fc.assert(
      fc.property(fc.array(job, { maxLength: 60 }), fc.array(step), (jobs, steps) => {
        const run = createRun(jobs);
        for (const name of steps) run[name]();
        run.drain();
        assert.deepEqual(run.problems, []);
        assert.equal(run.ended + run.shedded, jobs.length);
      }),
    );
  });
});

interface Numbered extends Job {
  readonly number: number;
}

/** Drives a mailbox with two slots, and watches it. */
function createRun(jobs: readonly { key: string | undefined; priority: number }[]) {
  const running: Numbered[] = [];
  const suspended: Numbered[] = [];
  const lastOfKey = new Map<string, number>();
  const problems: string[] = [];
  let next = 0;
  const mailbox = new Mailbox<Numbered>({
    clock: new FakeClock(),
    concurrency: 2,
    capacity: 1_000,
    capacityBytes: 1_000_000,
    run: (job) => {
      const { orderKey, number } = job;
      if (orderKey !== undefined) {
        if ([...running, ...suspended].some((other) => other.orderKey === orderKey))
          problems.push(`two of ${orderKey}`);
        if ((lastOfKey.get(orderKey) ?? -1) > number) problems.push(`${orderKey} out of order`);
        lastOfKey.set(orderKey, number);
      }
      running.push(job);
      if (running.length > 2) problems.push('three at once');
    },
  });
  const run = {
    problems,
    ended: 0,
    shedded: 0,
    offer() {
      const job = jobs[next];
      if (job === undefined) return;
      mailbox.offer({
        number: next,
        orderKey: job.key,
        priority: job.priority,
        bytes: 1,
        isSheddable: true,
      });
      next += 1;
    },
    finish() {
      const job = running.shift();
      if (job === undefined) return;
      run.ended += 1;
      mailbox.finish(job);
    },
    suspend() {
      const job = running.shift();
      if (job === undefined) return;
      suspended.push(job);
      mailbox.suspend();
    },
    shed() {
      if (mailbox.shed(3) !== undefined) run.shedded += 1;
    },
    drain() {
      while (next < jobs.length) run.offer();
      while (running.length + suspended.length > 0) {
        run.finish();
        const job = suspended.shift();
        if (job !== undefined) mailbox.resume(job);
      }
      if (mailbox.waiting !== 0 || mailbox.waitingBytes !== 0) problems.push('something waits for ever');
    },
  };
  return run;
}
