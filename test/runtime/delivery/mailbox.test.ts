import assert from 'node:assert/strict';
import { Mailbox, type Job } from '#runtime/delivery/mailbox.ts';

interface Work extends Job {
  readonly name: string;
}

function work(name: string, orderKey?: string, priority = 1): Work {
  return { name, orderKey, priority };
}

function setUp(concurrency: number, capacity = 100) {
  const ran: string[] = [];
  const mailbox = new Mailbox<Work>({
    concurrency,
    capacity,
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
      concurrency: 1,
      capacity: 200_000,
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
});
