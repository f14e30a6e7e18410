import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSchemaValidator } from '#toolchain/schema/validator.ts';
import { type Address, addressOf, overlapOf } from '#toolchain/topics/address.ts';
import type { ParameterSchema } from '#toolchain/topics/level.ts';
import { workspaceWith } from './workspace-with.ts';

describe('overlapOf', () => {
  it('gives a topic of both', () => {
    const left = address('fleet/{}/state', { enum: ['eu', 'us'] });
    const right = address('{}/us/{}', true, { maxLength: 5 });
    assert.deepEqual(overlapOf(left, right), { kind: 'intersect', topic: 'fleet/us/state' });
  });

  it('knows that addresses of different depth have none', () => {
    assert.deepEqual(overlapOf(address('a/{}', {}), address('a/{}/{}', {}, {})), { kind: 'disjoint' });
  });

  it('needs one level that decides, whatever the others are', () => {
    const unknown = { pattern: '^(?!x)y' };
    const left = address('a/{}/{}', unknown, { pattern: '^b' });
    assert.deepEqual(overlapOf(left, address('a/{}/{}', { pattern: '^z' }, { pattern: '^c' })), {
      kind: 'disjoint',
    });
    assert.deepEqual(overlapOf(left, address('a/{}/{}', { pattern: '^z' }, {})), {
      kind: 'unknown',
      level: '{p0}',
      reason: 'look-around',
    });
  });

  it('agrees with brute force over all topics of a small alphabet', () => {
    const topics = ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb'].flatMap((one) =>
      ['a', 'b', 'aa', 'ab', 'ba', 'bb'].map((other) => [one, other] as const),
    );
    const schema = fc.constantFrom<ParameterSchema>(
      {},
      { enum: ['a', 'bb'] },
      { pattern: '^a' },
      { pattern: 'b$' },
      { maxLength: 1 },
      { minLength: 2, maxLength: 2 },
      { not: { pattern: '^a' }, maxLength: 2 },
      { pattern: '^(ab|b)*$', maxLength: 2 },
    );
    const level = fc.oneof(
      fc.constantFrom('a', 'ab').map((text) => ({ kind: 'text', text }) as const),
      schema.map((of) => ({ kind: 'parameter', name: 'x', schema: of }) as const),
    );
    const two = fc.tuple(level, level);
    fc.assert(
      fc.property(two, two, (left, right) => {
        const first = topics.find((topic) => isTopicOf(left, topic) && isTopicOf(right, topic));
        const overlap = overlapOf(left, right);
        if (overlap.kind === 'intersect') {
          const levels = overlap.topic.split('/');
          assert.ok(isTopicOf(left, levels) && isTopicOf(right, levels), overlap.topic);
        } else assert.deepEqual([overlap.kind, first], ['disjoint', undefined]);
      }),
    );
  });
});

describe('addressOf', () => {
  const files = {
    'messages/ids.schema.yaml': '$defs: { id: { pattern: "^v" } }\n',
    'channels/a.channel.yaml': [
      'channels:',
      '  own: { address: "a/{x}/x{y}", parameters: { x: { maxLength: 3 } }, messages: [m.v1] }',
      '  far: { address: "a/{x}", parameters: { x: { $ref: "../messages/ids.schema.yaml#/$defs/id" } }, messages: [m.v1] }',
      '  inbox: { messages: [m.v1] }',
    ].join('\n'),
  };

  it('has a level for each text and each parameter', () => {
    const { workspace, channel } = workspaceWith(files);
    assert.deepEqual(addressOf(channel('own'), workspace), [
      { kind: 'text', text: 'a' },
      { kind: 'parameter', name: 'x', schema: { maxLength: 3 } },
      { kind: 'text', text: 'x{y}' },
    ]);
    assert.equal(addressOf(channel('own'), workspace), addressOf(channel('own'), workspace));
  });

  it('draws in what a parameter refers to', () => {
    const { workspace, channel } = workspaceWith(files);
    assert.deepEqual(addressOf(channel('far'), workspace)?.[1], {
      kind: 'parameter',
      name: 'x',
      schema: { $ref: '#/$defs/id', $defs: { id: { pattern: '^v' } } },
    });
  });

  it('is nothing for a channel that lives in inboxes', () => {
    const { workspace, channel } = workspaceWith(files);
    assert.equal(addressOf(channel('inbox'), workspace), undefined);
  });
});

/** An address in which each `{}` takes the next schema. */
function address(template: string, ...schemas: readonly ParameterSchema[]): Address {
  let count = 0;
  return template.split('/').map((text) => {
    if (text !== '{}') return { kind: 'text', text };
    return { kind: 'parameter', name: `p${count}`, schema: schemas[count++] ?? true };
  });
}

function isTopicOf(levels: Address, topic: readonly string[]): boolean {
  return levels.every((level, index) => {
    const value = topic[index] ?? '';
    if (level.kind === 'text') return level.text === value;
    return value !== '' && createSchemaValidator(level.schema).validate(value).length === 0;
  });
}
