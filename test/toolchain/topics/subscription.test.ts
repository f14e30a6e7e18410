import assert from 'node:assert/strict';
import type { AgentDeclaration } from '#toolchain/model/agent.ts';
import type { Address } from '#toolchain/topics/address.ts';
import { subscriptionOf } from '#toolchain/topics/subscription.ts';

const text = (of: string): Address[number] => ({ kind: 'text', text: of });
const parameter = (name: string, schema: Readonly<Record<string, unknown>>): Address[number] => {
  return { kind: 'parameter', name, schema };
};
const agent = (...parameters: readonly string[]): AgentDeclaration => ({ parameters }) as AgentDeclaration;
const values = (count: number): string[] => Array.from({ length: count }, (_, index) => `v${index}`);

describe('subscriptionOf', () => {
  it('names the values of parameters that list few', () => {
    const { filter, topics } = subscriptionOf(agent(), [text('a'), parameter('x', { enum: values(64) })]);
    assert.equal(filter, 'a/{x}');
    assert.deepEqual(topics[1], parameter('x', { enum: values(64) }));
  });

  it('takes everything in where there are more than 64 topics together', () => {
    const x = parameter('x', { enum: values(13) });
    assert.equal(
      subscriptionOf(agent(), [text('a'), x, parameter('y', { enum: values(5) })]).filter,
      'a/+/+',
    );
    assert.equal(subscriptionOf(agent(), [text('a'), parameter('y', { pattern: '^v' })]).filter, 'a/+');
  });

  it('leaves alone what the agent is bound to', () => {
    const y = parameter('y', { pattern: '^v' });
    assert.equal(
      subscriptionOf(agent('y'), [text('a'), y, parameter('x', { const: 'b' })]).filter,
      'a/{y}/{x}',
    );
    assert.equal(subscriptionOf(agent('y'), [y, parameter('x', {})]).filter, '{y}/+');
  });
});
