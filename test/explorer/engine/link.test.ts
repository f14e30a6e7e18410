import assert from 'node:assert/strict';
import type { Asked, EngineMessage, QuestionName } from '#explorer/engine/protocol.ts';
import { createEngineLink } from '#explorer/engine/link.ts';
import { shopEvent, watchShop } from '../support/watched.ts';

const quote = {
  channel: 'quote.request',
  type: 'shop.quote-request.v1',
  parameters: { region: 'eu' },
  data: { item: 'tea' },
};

describe('a question', () => {
  /** Everything that can be asked; a question that is forgotten here does not compile. */
  const asked: { readonly [Name in QuestionName]: Asked<Name> } = {
    hello: {},
    rows: { tab: 'all', query: '', from: 0, count: 10 },
    locate: { tab: 'all', query: '', row: 0 },
    counts: { query: '' },
    strip: { query: '', bars: 20 },
    detail: { row: 0 },
    threads: { query: '', order: 'newest', filter: 'all', from: 0, count: 10 },
    thread: { correlationId: 'thread-1' },
    traffic: {},
    agentTraffic: { query: '' },
    agents: {},
    complete: { text: '', caret: 0 },
    destinations: {},
    draft: { row: 0 },
    judgeDraft: { draft: quote },
    wireProblems: {},
    forgetProblems: {},
    figures: { query: '' },
    operations: { query: '' },
    retained: { query: '' },
    aggregates: { query: '', by: 'channel', order: 'messages', descending: true, count: 10 },
    drift: { kind: 'silent' },
    driftEdit: { kind: 'silent', key: 'customer' },
  };

  it('never publishes, whichever it is and whatever it is asked with', async () => {
    const shop = await watchShop({ publish: 'allowed' });
    await shop.publish({
      topic: 'shop/eu/quote',
      value: shopEvent('shop.quote-request.v1', { item: 'tea' }, { channel: 'quote.request' }),
    });
    const seen: string[] = [];
    const witness = shop.broker.create({
      clientId: 'witness',
      onPacket: ({ topic }) => {
        seen.push(topic);
      },
    });
    await witness.open();
    await witness.subscribe([{ filter: '#', retained: false }]);
    const answers: EngineMessage[] = [];
    const link = createEngineLink(shop.engine, (message) => answers.push(message));
    const more = { draft: quote, row: 0, confirmInvalid: true, act: 'send' };
    const questions = Object.entries(asked).flatMap(([ask, plain]) => [
      { id: 1, ask, with: plain },
      { id: 2, ask, with: { ...more, ...plain } },
    ]);
    for (const question of questions) link.receive(question);
    // An act in the clothes of a question, and both at once.
    for (const ask of ['send', 'sendAndWait', 'resend']) link.receive({ id: 3, ask, with: more });
    link.receive({ id: 4, ask: 'hello', act: 'send', with: more });
    await shop.publish();
    const refused = answers.flatMap((one) => (one.kind === 'refused' ? [one.reason] : []));
    // All that is asked has an answer; what is no question has none.
    assert.equal(answers.length, questions.length + 3, refused.join());
    assert.deepEqual(seen, []);
    link.receive({ id: 5, act: 'send', with: more });
    await untilSeen(seen);
    assert.deepEqual(seen, ['shop/eu/quote']);
    await witness.close();
    await shop.close();
  });

  async function untilSeen(seen: readonly string[]): Promise<void> {
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
  }
});
