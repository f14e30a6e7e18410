import assert from 'node:assert/strict';
import { SenderRules } from '#runtime/presence/sender-rules.ts';
import { agent, bundle, channel, receive, send } from '../support/contracts.ts';

const types: [string, ...string[]] = ['test.a.v1', 'test.b.v1'];
const contracts = bundle(
  [
    channel('ask', { messages: types, reply: { channel: 'answer', timeoutMs: 1_000 } }),
    channel('answer', { messages: types }),
    channel('news', { messages: types }),
    channel('spare', { messages: types }),
  ],
  [
    agent('asker', { sends: { ask: send({ messages: ['test.a.v1'] }), news: send({ fallback: 'spare' }) } }),
    agent('teller', { receives: { ask: receive(['ask']) }, backup: 'deputy' }),
    agent('deputy', { receives: { ask: receive(['ask']) } }),
    agent('machine', { external: true, sends: { news: send({ messages: types }) } }),
  ],
);
const rules = new SenderRules(contracts);

describe('SenderRules', () => {
  for (const [what, source, channelName, type] of [
    ['a declared send', '/agents/asker/a1', 'ask', 'test.a.v1'],
    ['a fallback', '/agents/asker/a1', 'spare', 'test.thing.v1'],
    ['a reply by the responder', '/agents/teller/t1', 'answer', 'test.b.v1'],
    ['a reply by its backup', '/agents/deputy/d1', 'answer', 'test.b.v1'],
    ['an external agent that says who it is', '/agents/machine/m1', 'news', 'test.b.v1'],
    ['an operator', '/agents/parley-cli/x', 'ask', 'test.b.v1'],
  ] as const) {
    it(`allows ${what}`, () => {
      assert.equal(rules.fault(source, channelName, type), undefined);
      assert.equal(rules.fault(source, channelName, type), undefined);
    });
  }

  for (const [what, source, channelName, type, kind] of [
    ['a channel that is not declared', '/agents/asker/a1', 'answer', 'test.a.v1', 'undeclared'],
    ['a type that is not declared', '/agents/asker/a1', 'ask', 'test.b.v1', 'undeclared'],
    ['a reply by a mere requester', '/agents/asker/a1', 'answer', 'test.a.v1', 'undeclared'],
    ['an agent that no contract knows', '/agents/stranger/s1', 'news', 'test.a.v1', 'unknown'],
    ['a foreign client', 'urn:plc', 'news', 'test.a.v1', 'unknown'],
    ['a name that objects have', '/agents/constructor/c1', 'news', 'test.a.v1', 'unknown'],
  ] as const) {
    it(`finds fault with ${what}`, () => {
      assert.equal(rules.fault(source, channelName, type)?.kind, kind);
    });
  }

  it('remembers a bounded number of sources', () => {
    for (let n = 0; n < 20_001; n += 1) rules.fault(`urn:${n}`, 'news', 'test.a.v1');
    assert.equal(rules.fault('/agents/asker/a1', 'ask', 'test.a.v1'), undefined);
  });
});
