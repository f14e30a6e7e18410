import assert from 'node:assert/strict';
import { neighbours } from '#toolchain/topics/neighbours.ts';
import { workspaceWith } from './workspace-with.ts';

describe('neighbours', () => {
  it('are the channels whose addresses have the same shape, itself among them, in the order of the files', () => {
    const { workspace } = workspaceWith({
      'channels/a.channel.yaml': [
        'channels:',
        '  a: { address: "f/{x}/s" }',
        '  b: { address: "f/all/s" }',
        '  c: { address: "f/all/t" }',
        '  d: { address: "{y}/all/s" }',
        '  e: { address: "f/all" }',
        '  f: { messages: [] }',
        '  g: { address: "f/one/s" }',
      ].join('\n'),
    });
    const names = [...workspace.table(neighbours)].map(([name, near]) => [name, near.join(' ')]);
    assert.deepEqual(Object.fromEntries(names), {
      a: 'a b d g',
      b: 'a b d',
      d: 'a b d',
      g: 'a g',
    });
  });
});
