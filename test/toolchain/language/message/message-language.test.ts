import assert from 'node:assert/strict';
import { messageCompletionAt, messageHoverAt } from '#toolchain/language/message/message-language.ts';
import { markedMessage, quote } from './support.ts';

function offered(text: string): readonly string[] {
  const { snapshot, message, offset } = markedMessage(text);
  return messageCompletionAt(snapshot, message, offset).items.map(({ label }) => label);
}

function told(text: string): string | undefined {
  const { snapshot, message, offset } = markedMessage(text);
  return messageHoverAt(snapshot, message, { offset })?.markdown;
}

describe('messageCompletionAt', () => {
  for (const [what, text, labels] of [
    ['channels', '---\nchannel: ‸\n---\n', ['order.moved', 'quote.reply', 'quote.request']],
    [
      'the types of the channel',
      '---\nchannel: order.moved\ntype: ‸\n---\n',
      ['shop.order.v1', 'shop.return.v1'],
    ],
    ['values of the address', quote.replace('region: eu', 'region: ‸'), ['eu', 'us']],
    ['members of the data that are not there', quote.replace('"tea"', '"tea", ‸'), ['quantity', 'customer']],
    ['members in a shared schema', quote.replace('"tea"', '"tea", "customer": { ‸ }'), ['name', 'vip']],
    ['values of a list', quote.replace('"tea"', '‸'), ['cake', 'tea']],
    ['values in quotes', quote.replace('"tea"', '"‸"'), ['cake', 'tea']],
    ['true and false', quote.replace('"tea"', '"tea", "customer": { "vip": ‸ }'), ['false', 'true']],
    ['nothing on a line of dashes', '---‸\nchannel: quote.request\n---\n{}', []],
  ] as const) {
    it(`offers ${what}`, () => {
      assert.deepEqual(offered(text).toSorted(), labels.toSorted());
    });
  }

  it('offers what the envelope does not have yet, the channel first', () => {
    const keys = offered('---\n‸\n---\n{}');
    assert.equal(keys[0], 'channel');
    assert.ok(keys.includes('priority') && !keys.includes('parameters'));
    assert.ok(!offered('---\nchannel: quote.request\n‸\n---\n{}').includes('channel'));
  });
});

describe('messageHoverAt', () => {
  it('tells the contract of the channel and of the type', () => {
    assert.match(told(quote.replace('quote.request', 'quote.‸request')) ?? '', /Asks for a price/);
    assert.match(told(quote.replace('type: shop', 'type: sh‸op')) ?? '', /Asks what something costs/);
  });

  it('tells what a member and its value mean', () => {
    assert.match(told(quote.replace('"item"', '"it‸em"')) ?? '', /What is wanted/);
    assert.match(told(quote.replace('"tea"', '"t‸ea"')) ?? '', /What is wanted/);
  });

  it('tells what a key of the envelope means', () => {
    assert.match(told(quote.replace('parameters:', 'para‸meters:')) ?? '', /placeholders/);
  });

  it('has nothing to tell of what nobody knows', () => {
    assert.equal(told('---\nchannel: nowhere\n---\n{ "a": ‸1 }'), undefined);
  });
});
