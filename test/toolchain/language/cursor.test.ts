import assert from 'node:assert/strict';
import { type Cursor, cursorAt } from '#toolchain/language/cursor.ts';
import { readDocument } from '#toolchain/source/document.ts';

function at(marked: string, path = 'a.channel.yaml'): Cursor {
  const offset = marked.indexOf('‸');
  return cursorAt(readDocument(path, marked.replace('‸', '')), offset);
}

function short(marked: string, path?: string): string {
  const { pointer, part, range } = at(marked, path);
  return `${part} ${pointer} ${range.end.offset - range.start.offset}`;
}

const cases: readonly (readonly [what: string, text: string, expected: string, path?: string])[] = [
  ['a key', 'channels:\n  a.b:\n    add‸ress: x\n', 'key /channels/a.b/address 7'],
  ['a value', 'channels:\n  a.b:\n    address: f/‸x\n', 'value /channels/a.b/address 3'],
  [
    'an item of a flow list',
    'channels:\n  a: { messages: [x.v1, ‸y.v1] }\n',
    'value /channels/a/messages/1 4',
  ],
  ['the end of a value', 'agent: robot‸\n', 'value /agent 5'],
  ['behind a colon', 'channels:\n  a:\n    delivery: ‸\n', 'value /channels/a/delivery 0'],
  [
    'behind a colon, text following',
    'channels:\n  a:\n    delivery: ‸\n    ttl: 5s\n',
    'value /channels/a/delivery 0',
  ],
  ['an empty line', 'channels:\n  a:\n    ttl: 5s\n    ‸\n  b: {}\n', 'space /channels/a 0'],
  ['an empty line less deep', 'channels:\n  a:\n    ttl: 5s\n  ‸\n', 'space /channels 0'],
  ['an empty line at the margin', 'channels:\n  a:\n    ttl: 5s\n‸', 'space  0'],
  ['a key being written', 'channels:\n  a:\n    ttl: 5s\n    deli‸\n    hops: 3\n', 'key /channels/a/deli 4'],
  ['an item being written', 'agent: a\nparameters:\n  - x\n  - ‸\n', 'space /parameters/1 0'],
  [
    'an item at the level of its key',
    'channels:\n  a:\n    messages:\n    - x.v1\n    - ‸\n',
    'space /channels/a/messages/1 0',
  ],
  ['a member of an item', 'x:\n  - a: 1\n  - b: 1\n    ‸\n', 'space /x/1 0'],
  ['space in a flow list', 'messages: [a, ‸]\n', 'space /messages 0'],
  ['space in a flow map', 'channels:\n  a: { ‸ }\n', 'space /channels/a 0'],
  ['an empty document', '‸', 'space  0'],
  ['a key in JSON', '{ "agent‸": 1 }', 'key /agent 7', 'a.agent.json'],
  ['a value in JSON', '{ "agent": "ro‸bot" }', 'value /agent 7', 'a.agent.json'],
  ['space in JSON', '{ "sends": { ‸ } }', 'space /sends 0', 'a.agent.json'],
  ['behind a comma in JSON', '{ "sends": { "a": {}, ‸ } }', 'space /sends 0', 'a.agent.json'],
  ['behind a colon in JSON', '{ "sends": { "a": ‸', 'value /sends/a 0', 'a.agent.json'],
  ['a list in JSON', '{ "messages": ["a", ‸] }', 'space /messages 0', 'a.agent.json'],
  ['an open text in JSON', '{ "backup": "ro‸', 'value /backup 3', 'a.agent.json'],
  ['an empty JSON document', '‸', 'value  0', 'a.agent.json'],
];

describe('cursorAt', () => {
  for (const [what, text, expected, path] of cases) {
    it(`finds ${what}`, () => {
      assert.equal(short(text, path), expected);
    });
  }

  it('does not take an alias for what it stands for', () => {
    const cursor = at(
      'channels:\n  a: { parameters: &p { x: { type: string } } }\n  b: { parameters: *‸p }\n',
    );
    assert.equal(cursor.part, 'space');
  });

  it('gives the value at its pointer', () => {
    assert.equal(at('agent: ro‸bot\n').node?.kind, 'scalar');
    assert.equal(at('sends: { ‸ }\n').node?.kind, 'object');
  });
});
