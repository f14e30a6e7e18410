import assert from 'node:assert/strict';
import { judgeDurability } from '#runtime/probe/durability.ts';
import { products, type Identity } from '#runtime/probe/identify.ts';

function judge(given: Partial<Identity>): ReturnType<typeof judgeDurability> {
  return judgeDurability({ product: undefined, name: 'x', version: undefined, certainty: 'told', ...given });
}

describe('judgeDurability', () => {
  it('marks down what is known to keep nothing', () => {
    for (const product of ['parley', 'aedes', 'ejabberd'] as const)
      assert.deepEqual([judge({ product }).status, judge({ product }).grade], ['fail', 'D']);
  });

  it('leaves what depends on a configuration, and what nobody knows, ungraded', () => {
    for (const product of ['mosquitto', 'emqx', undefined] as const)
      assert.deepEqual([judge({ product }).status, judge({ product }).grade], ['unknown', 'A']);
  });

  it('never grades by a guess', () => {
    for (const product of products) {
      const { status, grade } = judge({ product, certainty: 'guessed' });
      assert.deepEqual([status, grade], ['unknown', 'A']);
    }
  });
});
