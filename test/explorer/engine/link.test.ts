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

const nested = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`) as unknown;
const polluting = JSON.parse('{"__proto__":{"polluted":true}}') as unknown;
/** What a page never asks with. What has a length but is no text was once read letter by letter, a billion of them. */
const hostile: readonly unknown[] = [
  ...[null, true, -1, 0.5, 1e308, -1e308, NaN, '', '__proto__', 'constructor', 'toString'],
  ...[[], {}, [1, 2], nested, { length: 1e9 }, polluting],
  ...['x', '(', '"', '-', 'not ', 'a:b ', 'x or ', ' or ', '$.a.a=', 'channel:*a*a', 'topic:+/+/'].map(
    (word) => word.repeat(100_000 / word.length),
  ),
  ...[`/${'a*'.repeat(1000)}/`, '/(a|a)*$/', '/(x+x+)+y/', `since:${'9'.repeat(1000)}d`],
];

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
    // All that is asked has an answer, and so has what is no question.
    assert.equal(answers.length, questions.length + 4, refused.join());
    assert.deepEqual(seen, []);
    link.receive({ id: 5, act: 'send', with: more });
    await untilSeen(seen);
    assert.deepEqual(seen, ['shop/eu/quote']);
    await witness.close();
    await shop.close();
  });

  it('has one answer, whatever its members are: nobody else is kept waiting, and nothing is thrown', async () => {
    const shop = await watchShop();
    for (const quantity of [0, 1, 2])
      await shop.publish({
        topic: 'shop/eu/quote',
        value: shopEvent('shop.quote-request.v1', { item: 'tea', quantity }, { correlationid: 'thread-1' }),
      });
    const answers: EngineMessage[] = [];
    const link = createEngineLink(shop.engine, (message) => answers.push(message));
    let questions = 0;
    for (const [ask, plain] of Object.entries(asked))
      for (const name of Object.keys(plain))
        for (const value of hostile) {
          questions += 1;
          link.receive({ id: questions, ask, with: { ...plain, [name]: value } });
          assert.equal(answers.length, questions, `${ask} with another ${name}`);
          const text = JSON.stringify(answers.at(-1));
          assert.ok(text.length < 100_000, `${ask}, ${name}: ${String(text.length)} letters`);
        }
    assert.equal(({} as { readonly polluted?: unknown }).polluted, undefined);
    await shop.close();
  });

  async function untilSeen(seen: readonly string[]): Promise<void> {
    while (seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
  }
});
