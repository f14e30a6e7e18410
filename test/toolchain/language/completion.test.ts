import assert from 'node:assert/strict';
import { completionAt } from '#toolchain/language/completion.ts';
import { complete } from './support/complete.ts';
import { marked } from './support/marked.ts';
import { shop } from './support/shop.ts';

const channel = 'channels/new.channel.yaml';
const channelJson = 'channels/new.channel.json';
const agent = 'agents/new.agent.yaml';
const message = 'messages/new.v1.schema.yaml';
const declared = 'channels/shop.channel.yaml';

describe('completionAt', () => {
  it('offers no key that is there', () => {
    const { labels } = complete({ [channel]: 'channels:\n  a:\n    ttl: 5s\n    ‸\n    hops: 3\n' });
    assert.ok(!labels.includes('ttl') && !labels.includes('hops') && labels.includes('retain'));
  });

  it('offers what has to be there first, and the default of a word last', () => {
    assert.equal(complete({ [channel]: 'channels:\n  a:\n    ‸\n' }).labels[0], 'messages');
    const { items } = complete({ [channel]: 'channels:\n  a:\n    share: ‸\n' });
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['broker', undefined],
        ['every', undefined],
        ['one', 'default'],
      ],
    );
  });

  it('offers channels that wait for an agent first, replies and those of Parley last', () => {
    const { labels } = complete({ ...shop, [agent]: 'agent: new\nreceives:\n  ‸\n' });
    assert.ok(labels.indexOf('order.seen') < labels.indexOf('order.placed'));
    assert.ok(labels.indexOf('order.placed') < labels.indexOf('order.result'));
    assert.ok(labels.indexOf('order.result') < labels.indexOf('parley.status'));
  });

  it('compares what is typed with what stands there, in quotes or not', () => {
    const filterOf = (text: string, label: string): string | undefined =>
      complete({ ...shop, 'x.v1.schema.yaml': text }).items.find((item) => item.label === label)?.filter;
    const target = 'messages/shared/buyer.schema.json';
    assert.equal(filterOf('$ref: mes‸\n', target), target);
    assert.equal(filterOf("$ref: 'mes‸'\n", target), `'${target}'`);
  });

  it('keeps names of a file that does not parse now', () => {
    const { session } = marked(shop);
    assert.ok(session.snapshot().workspace);
    session.change(declared, `${shop[declared] ?? ''}  x: [`);
    const text = 'sends:\n  ';
    session.change('agents/desk.agent.yaml', text);
    const { items } = completionAt(session.snapshot(), 'agents/desk.agent.yaml', text.length);
    assert.ok(items.some(({ label }) => label === 'order.seen'));
  });

  it('offers no keyword that has no effect on the type', () => {
    const { labels } = complete({ [message]: 'type: string\n‸' });
    assert.ok(labels.includes('pattern') && !labels.includes('items') && !labels.includes('definitions'));
  });

  it('documents keys with their default and their rules', () => {
    const { items } = complete({ [channel]: 'channels:\n  a:\n    ‸\n' });
    const ttl = items.find(({ label }) => label === 'ttl')?.documentation ?? '';
    assert.match(ttl, /How long a message is of use/);
    assert.match(ttl, /Default: `24h`/);
    assert.match(ttl, /`DURABLE_WITHOUT_TTL`/);
  });

  it('says nothing inside of prose, of aliases, and of files that are no contracts', () => {
    for (const [path, text] of [
      [channel, 'channels:\n  a:\n    description: about ‸ this\n'],
      [channel, 'channels:\n  a:\n    description: |\n      some ‸\n'],
      [channel, 'channels:\n  a: {} # not ‸ this\n'],
      [channel, 'channels:\n  a: {} ‸\n'],
      [channelJson, '{ "channels": {} } ‸'],
      ['notes.yaml', 'a: ‸\n'],
    ] as const)
      assert.deepEqual(complete({ ...shop, [path]: text }).labels, [], text);
  });

  it('cuts long lists, and finds what is typed in them', () => {
    const many = Array.from({ length: 300 }, (_, index) => `  many.c${index}: { messages: [order.v1] }\n`);
    const files = { ...shop, 'channels/many.channel.yaml': `channels:\n${many.join('')}` };
    assert.equal(complete({ ...files, [agent]: 'sends:\n  ‸\n' }).items.length, 200);
    assert.equal(complete({ ...files, [agent]: 'sends:\n  c299‸\n' }).labels[0], 'many.c299');
  });
});
