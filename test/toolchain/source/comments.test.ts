import assert from 'node:assert/strict';
import { yamlComments } from '#toolchain/source/comments.ts';

const text = [
  '# top',
  'a: 1 # trailing',
  'b: |',
  '  # text',
  'c: "x # text',
  '  # text" # after a text',
  'd: { # in a map',
  '  # alone in a map',
  '  e: f#g }\r',
  '  # after CRLF\r',
  '---',
  "k: 'a' # last",
].join('\n');

describe('yamlComments', () => {
  it('finds comments and nothing that only looks like one', () => {
    assert.deepEqual(
      yamlComments(text).map((comment) => `${comment.alone ? 'alone' : 'after'}${comment.text}`),
      [
        'alone top',
        'after trailing',
        'after after a text',
        'after in a map',
        'alone alone in a map',
        'alone after CRLF',
        'after last',
      ],
    );
  });

  it('says where they are', () => {
    for (const { text: said, start, end } of yamlComments(text))
      assert.equal(text.slice(start, end), `#${said}`);
  });
});
