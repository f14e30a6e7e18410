import assert from 'node:assert/strict';
import { messageFindings } from '#toolchain/language/message/message-findings.ts';
import { markedMessage, quote } from './support.ts';

function found(text: string): readonly string[] {
  const { snapshot, message } = markedMessage(text);
  return messageFindings(snapshot, message).map(
    ({ range, message: said }) => `${text.slice(range.start.offset, range.end.offset)}: ${said}`,
  );
}

describe('messageFindings', () => {
  it('finds nothing in a message that keeps its contract', () => {
    assert.deepEqual(found(quote), []);
  });

  for (const [what, from, to, places] of [
    ['a value that is none of the list', '"tea"', '"coffee"', ['"coffee"']],
    ['a member that nobody knows', '"item": "tea"', '"item": "tea", "x": 1', ['"x"']],
    ['a member that is missing', '"item": "tea"', '', ['{']],
    ['a wrong type deeper inside', '"tea" }', '"tea", "customer": { "vip": 1 } }', ['1']],
    ['a channel that is none', 'quote.request', 'quote.ask', ['quote.ask', 'parameters']],
    ['a type of another channel', 'shop.quote-request.v1', 'shop.order.v1', ['shop.order.v1']],
    ['a parameter outside of its schema', 'region: eu', 'region: mars', ['mars']],
    ['a parameter that is missing', 'parameters:\n  region: eu\n', '', ['c']],
    ['a key that no envelope has', 'region: eu\n', 'region: eu\nprio: high\n', ['prio']],
    ['data that is no JSON', '"tea" }', '"tea" ', undefined],
    ['data that is missing', '{ "item": "tea" }\n', '', ['']],
    ['an envelope that is no YAML', 'type: shop', 'type: [shop', undefined],
    ['an envelope that has no end', '---\n{', '{', ['---']],
  ] as const) {
    it(`finds ${what}, at its place`, () => {
      const findings = found(quote.replace(from, to));
      if (places === undefined) assert.ok(findings.length > 0);
      else
        assert.deepEqual(
          findings.map((line) => line.slice(0, line.indexOf(': '))),
          places,
        );
    });
  }

  it('wants the type where a channel carries several, and none where the message has a receiver', () => {
    assert.deepEqual(found('---\nchannel: order.moved\n---\n{}').length, 1);
    assert.deepEqual(found('---\nchannel: quote.request\nto: pricing\n---\n{ "item": "tea" }'), []);
    assert.deepEqual(found('---\nchannel: quote.reply\nto: customer/c1\n---\n{}'), []);
  });

  it('leads to the line of the schema that says so', () => {
    const { snapshot, message } = markedMessage(quote.replace('tea', 'coffee'));
    const [finding] = messageFindings(snapshot, message);
    assert.equal(finding?.because?.file, 'messages/shop.quote-request.v1.schema.json');
    assert.equal(finding.because.range.start.line, 4);
  });
});
