import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMessage } from '#toolchain/language/message/message-text.ts';
import { quote } from './support.ts';

describe('readMessage', () => {
  it('takes envelope and data apart, each where it stands', () => {
    const { envelope, body, front } = readMessage(quote);
    assert.deepEqual(envelope, {
      channel: 'quote.request',
      type: 'shop.quote-request.v1',
      parameters: { region: 'eu' },
    });
    assert.deepEqual(body.value, { item: 'tea' });
    const { start, end } = body.locate('/item');
    assert.equal(quote.slice(start.offset, end.offset), '"tea"');
    assert.equal(start.line, 6);
    const region = front.locate('/parameters/region');
    assert.equal(quote.slice(region.start.offset, region.end.offset), 'eu');
  });

  for (const [what, text, isWhole, data] of [
    ['an empty envelope', '---\n---\n{}', true, {}],
    ['other ends of lines', '---\r\nchannel: a\r\n---\r\n[1]', true, [1]],
    ['no data', '---\nchannel: a\n---\n', true, undefined],
    ['no end', '---\nchannel: a\n', false, undefined],
    ['no envelope', '{ "a": 1 }', false, { a: 1 }],
    ['nothing', '', false, undefined],
  ] as const) {
    it(`reads ${what}`, () => {
      const message = readMessage(text);
      assert.deepEqual([message.isWhole, message.body.value], [isWhole, data]);
    });
  }

  it('never throws, and never moves a letter', () => {
    const line = fc.constantFrom('---', 'channel: a', '{"a":1}', '', '- x', '"', ' ---', '--- ');
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        const { front, body, bodyStart } = readMessage(text);
        assert.equal(body.text.slice(bodyStart), text.slice(bodyStart));
        assert.equal(
          front.text.trimEnd(),
          text
            .slice(0, front.text.length)
            .replace(/^---[ \t]*/, (dashes) => ' '.repeat(dashes.length))
            .trimEnd(),
        );
      }),
    );
  });
});
