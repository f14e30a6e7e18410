import assert from 'node:assert/strict';
import { incomingCalls, outgoingCalls, prepareCalls } from '#toolchain/language/call-hierarchy.ts';
import type { Call } from '#toolchain/language/calls/call-item.ts';
import { marked } from './support/marked.ts';

const files = {
  'a.channel.yaml': `channels:
  ask: { messages: [ask.v1], address: a, reply: { channel: answer } }
  answer: { messages: [answer.v1] }
  news: { messages: [rain.v1, sun.v1], address: n }
`,
  'messages/rain.v1.schema.json': '{ "type": "object" }',
  'messages/ask.v1.schema.json': '{ "type": "object" }',
  'desk.agent.yaml':
    'agent: desk\nreceives: { ask: {} }\nsends: { news: { messages: [rain.v1] } }\nbackup: spare\n',
  'spare.agent.json': '{ "agent": "spare", "receives": { "ask": {}, "news": { "messages": ["sun.v1"] } } }',
  'guest.agent.yaml': 'agent: guest\nsends: { ask: { fallback: news } }\nreceives: { news: {} }\n',
  'watcher.agent.json': '{ "agent": "watcher", "receives": { "n*": {}, "**": {} } }',
};

type Hierarchy = Readonly<Record<'incoming' | 'outgoing', readonly string[]>>;

/** Who is there, with the lines that say so. */
function callsAt(path: string, text: string): Hierarchy & { readonly item: string } {
  const { snapshot } = marked(files);
  const offset = snapshot.document(path)?.document.text.indexOf(text) ?? -1;
  const item = prepareCalls(snapshot, path, offset);
  assert.ok(item, `there is an item at ${text}`);
  const lines = (calls: readonly Call[]): readonly string[] =>
    calls
      .map(({ item: { symbol }, from }) => `${symbol.name} ${from.map(({ start }) => start.line).join()}`)
      .sort();
  return {
    item: item.symbol.name,
    incoming: lines(incomingCalls(snapshot, item.symbol)),
    outgoing: lines(outgoingCalls(snapshot, item.symbol)),
  };
}

describe('call hierarchy', () => {
  it('leads from a channel to its senders and receivers, standing in and observing ones too', () => {
    assert.deepEqual(callsAt('guest.agent.yaml', 'ask'), {
      item: 'ask',
      incoming: ['guest 1'],
      outgoing: ['desk 1', 'spare 1', 'watcher 1'],
    });
  });

  it('leads from the channel of replies to who answers and who waits', () => {
    assert.deepEqual(callsAt('a.channel.yaml', 'answer }'), {
      item: 'answer',
      incoming: ['desk 1', 'spare 0'],
      outgoing: ['guest 2'],
    });
  });

  it('leads from a message only to those who send or take it', () => {
    const { incoming, outgoing } = callsAt('a.channel.yaml', 'rain.v1');
    assert.deepEqual(incoming, ['desk 2', 'guest 1']);
    assert.deepEqual(outgoing, ['guest 3', 'watcher 3']);
  });

  it('leads from an agent to those who send to it and to whom it sends', () => {
    assert.deepEqual(callsAt('desk.agent.yaml', 'desk'), {
      item: 'desk',
      incoming: ['guest 1'],
      outgoing: ['guest 2', 'watcher 2'],
    });
    assert.deepEqual(callsAt('guest.agent.yaml', 'guest'), {
      item: 'guest',
      incoming: ['desk 2', 'guest 1'],
      outgoing: ['desk 1', 'guest 1', 'spare 1', 'watcher 1'],
    });
  });

  it('begins at no other name', () => {
    const { snapshot, path, offset } = marked({
      'parley.config.yaml': 'broker: te‸st\nbrokers: { test: {} }\n',
    });
    assert.equal(prepareCalls(snapshot, path, offset), undefined);
  });
});
