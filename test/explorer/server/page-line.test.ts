import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { EngineMessage } from '#explorer/engine/protocol.ts';
import { createPageLine } from '#explorer/server/page-line.ts';

/** A page's socket that sends nothing on until the test says that the page has read it. */
class Page extends EventEmitter {
  bufferedAmount = 0;
  isPaused = false;
  readonly sent: EngineMessage[] = [];
  readonly #unread: { readonly bytes: number; readonly done: () => void }[] = [];

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  send(text: string, done: () => void): void {
    this.sent.push(JSON.parse(text) as EngineMessage);
    this.bufferedAmount += text.length;
    this.#unread.push({ bytes: text.length, done });
  }

  read(): boolean {
    const next = this.#unread.shift();
    if (next === undefined) return false;
    this.bufferedAmount -= next.bytes;
    next.done();
    return true;
  }

  asks(id: number): void {
    this.emit('message', Buffer.from(JSON.stringify({ id, ask: 'hello', with: {} })));
  }
}

/** A line to an engine that answers at once, or when the test says so. */
function open(answer: (id: number) => unknown, when: 'at once' | 'later' = 'at once') {
  const page = new Page();
  const asked: number[] = [];
  const line = createPageLine(page as unknown as WebSocket, () => ({
    receive: (message) => {
      const { id } = message as { readonly id: number };
      asked.push(id);
      if (when === 'at once') line.send({ kind: 'answer', id, answer: answer(id) });
    },
  }));
  return { page, asked, line };
}

/** More turns of the event loop than anything here takes. */
async function settle(turns = 500): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const large = 'x'.repeat(100_000);

describe('the line of a page', () => {
  it('answers in turn, one question a turn of the event loop', async () => {
    const { page, asked } = open((id) => id);
    for (const id of [1, 2, 3]) page.asks(id);
    assert.deepEqual(asked, []);
    await settle(1);
    assert.deepEqual(asked, [1]);
    await settle();
    assert.deepEqual(
      page.sent.map((message) => message.kind === 'answer' && message.answer),
      [1, 2, 3],
    );
  });

  it('asks nothing for a page that reads nothing, and does not read it either', async () => {
    const { page, asked } = open(() => large);
    for (let id = 0; id < 10_000; id++) page.asks(id);
    await settle();
    assert.ok(page.bufferedAmount < 1.2 * 1024 * 1024, String(page.bufferedAmount));
    assert.ok(asked.length < 12, String(asked.length));
    assert.equal(page.isPaused, true);
  });

  it('goes on when the page reads, and forgets nothing', async () => {
    const { page, asked } = open(() => large);
    for (let id = 0; id < 100; id++) page.asks(id);
    do await settle(5);
    while (page.read());
    assert.deepEqual(
      asked,
      Array.from({ length: 100 }, (_, id) => id),
    );
    assert.equal(page.isPaused, false);
  });

  it('asks an engine that runs elsewhere for some at a time', async () => {
    const { page, asked, line } = open(() => undefined, 'later');
    for (let id = 0; id < 10_000; id++) page.asks(id);
    await settle();
    assert.equal(asked.length, 32);
    for (const id of [...asked]) line.send({ kind: 'refused', id, reason: 'no' });
    await settle();
    assert.equal(asked.length, 64);
  });

  it('leaves out news that the page does not read, but no answer', async () => {
    const { page, line } = open(() => large);
    const news = { kind: 'changed', changed: { large } } as unknown as EngineMessage;
    for (let count = 0; count < 100; count++) line.send(news);
    const before = page.sent.length;
    line.send({ kind: 'refused', id: 1, reason: 'no' });
    assert.deepEqual([before, page.sent.length], [11, 12]);
    await settle(1);
  });

  it('says so when an answer is nested deeper than any stack', async () => {
    let nested: unknown = [];
    for (let depth = 0; depth < 100_000; depth++) nested = [nested];
    const { page } = open(() => nested);
    page.asks(7);
    await settle();
    const [answer] = page.sent;
    assert.ok(answer?.kind === 'refused' && answer.id === 7);
    assert.match(answer.reason, /^the answer cannot be written/);
  });

  it('ends with the page: what waits is not asked', async () => {
    const { page, asked } = open((id) => id);
    page.asks(1);
    page.emit('close');
    await settle();
    assert.deepEqual(asked, []);
  });
});
