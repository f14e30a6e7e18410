import assert from 'node:assert/strict';
import { inlayHints } from '#toolchain/language/inlay-hints.ts';
import { createLineIndex } from '#toolchain/source/lines.ts';
import { marked } from './support/marked.ts';

/** The text with the hints in it. */
function hinted(
  path: string,
  files: Readonly<Record<string, string>>,
  lines?: readonly [number, number],
): string {
  const { snapshot, texts } = marked(files);
  let text = texts[path] ?? '';
  const [start, end] = lines ?? [0, text.length];
  const hints = inlayHints(snapshot, path, createLineIndex(text).rangeOf(start, end));
  for (const { position, label } of [...hints].sort(
    (left, right) => right.position.offset - left.position.offset,
  ))
    text = `${text.slice(0, position.offset)}«${label}»${text.slice(position.offset)}`;
  return text;
}

describe('inlayHints', () => {
  it('shows the defaults of a channel and the values of its parameters', () => {
    const text = `channels:
  a:
    address: x/{r}/{s}
    parameters: { r: { enum: [eu, us] }, s: { const: 1 } }
  b: { ttl: 5s, reply: { channel: c } }
  c: { delivery: at-most-once }
`;
    const expected = text
      .replace('a:', 'a:«at-least-once · ttl 1d»')
      .replace('{s}\n', '{s}«r: eu | us · s: 1»\n')
      .replace('b:', 'b:«at-least-once»')
      .replace('reply:', 'reply:«timeout 30s»');
    assert.equal(hinted('a.channel.yaml', { 'a.channel.yaml': text }), expected);
  });

  it('shows them in JSON', () => {
    const text = '{ "channels": { "a": { "ttl": "5s" } } }';
    const expected = '{ "channels": { "a":«at-least-once» { "ttl": "5s" } } }';
    assert.equal(hinted('a.channel.json', { 'a.channel.json': text }), expected);
  });

  it('shows timeouts and what a pattern holds', () => {
    const files = {
      'a.channel.yaml':
        'channels:\n  a.x: { address: x, reply: { channel: r, timeout: 9s } }\n  a.y: { address: y }\n  r: {}\n',
      'b.agent.yaml':
        'agent: b\nreceives: { a.*: {}, a.x: {}, a.y: { timeout: 1s } }\nsends: { a.x: {}, a.y: {} }\n',
      'c.agent.json': '{ "agent": "c", "receives": { "a.x*": {} } }',
    };
    assert.equal(
      hinted('b.agent.yaml', files),
      'agent: b\nreceives: { a.*:«2 channels» {}, a.x:«timeout 30s» {}, a.y: { timeout: 1s } }\nsends: { a.x:«timeout 9s» {}, a.y: {} }\n',
    );
    assert.equal(hinted('c.agent.json', files), '{ "agent": "c", "receives": { "a.x*":«0 channels» {} } }');
  });

  it('shows only what is in the lines asked for', () => {
    const text = 'channels:\n  a: {}\n  b: {}\n';
    assert.equal(
      hinted('a.channel.yaml', { 'a.channel.yaml': text }, [0, 15]),
      'channels:\n  a:«at-least-once · ttl 1d» {}\n  b: {}\n',
    );
    assert.equal(hinted('a.agent.yaml', {}), '');
  });
});
