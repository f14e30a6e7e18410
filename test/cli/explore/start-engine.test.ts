import assert from 'node:assert/strict';
import mqtt from 'mqtt';
import type { EngineMessage, RowsAnswer } from '@parley/explorer/protocol';
import { type EmbeddedBroker, startBroker } from '@parley/runtime/broker';
import { type EngineWorker, startEngineWorker } from '#cli/explore/start-engine.ts';
import { type TemporaryFolder, createFolder, shopFiles } from '../workspace.ts';

const messages = 30_000;

/** A pattern without a word that must be there: each message is put together and read. */
const slow = { tab: 'all', query: '/[0-9]{7}[x-z]{3}/', from: 0, count: 1 };

type PageAnswer = Extract<EngineMessage, { readonly kind: 'answer' }>;

describe('startEngineWorker', () => {
  let shop: TemporaryFolder;
  let broker: EmbeddedBroker;
  let engine: EngineWorker;

  before(async () => {
    shop = createFolder(shopFiles);
    broker = await startBroker();
    engine = startEngineWorker();
    await engine.client.ask('connect', { folder: shop.path, broker: broker.url, options: { extra: ['#'] } });
  });

  after(async () => {
    await engine.close();
    await broker.close();
    shop.remove();
  });

  /** Resolves when everything that was published is kept. */
  async function fill(): Promise<void> {
    const kept = new Promise<void>((resolve) => {
      const page = engine.client.openPage((message) => {
        if (message.kind !== 'changed' || message.changed.counters.kept < messages) return;
        page.close();
        resolve();
      });
      page.send({ id: 1, ask: 'hello', with: {} });
    });
    const client = await mqtt.connectAsync(broker.url);
    for (let number = 0; number < messages; number++)
      client.publish('elsewhere', JSON.stringify({ number, text: 'as long as a message is '.repeat(10) }));
    await client.endAsync();
    await kept;
  }

  it('answers other questions while a long search goes on', async () => {
    await fill();
    const answers: PageAnswer[] = [];
    await new Promise<void>((resolve) => {
      const page = engine.client.openPage((message) => {
        if (message.kind !== 'answer') return;
        answers.push(message);
        const isDone = message.id >= 3 && (message.answer as RowsAnswer).behind === 0;
        if (isDone) {
          page.close();
          resolve();
        } else if (message.id >= 3) page.send({ id: message.id + 1, ask: 'rows', with: slow });
      });
      page.send({ id: 1, ask: 'rows', with: slow });
      page.send({ id: 2, ask: 'hello', with: {} });
      page.send({ id: 3, ask: 'rows', with: slow });
    });
    const [first, other, next] = answers;
    assert.equal(other?.id, 2);
    assert.ok((other.answer as { readonly broker: string }).broker.length > 0);
    // The search had begun before, and was not over after it.
    const [before, after] = [first, next].map((each) => (each?.answer as RowsAnswer).behind);
    assert.ok((before ?? 0) < messages);
    assert.ok((after ?? 0) > 0);
  });
});
