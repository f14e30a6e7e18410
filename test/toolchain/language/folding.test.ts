import assert from 'node:assert/strict';
import { foldingRanges } from '#toolchain/language/folding.ts';
import { marked } from './support/marked.ts';

function folds(path: string, text: string): readonly string[] {
  return foldingRanges(marked({ [path]: text }).snapshot, path).map(
    ({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind === 'comment' ? ' comment' : ''}`,
  );
}

describe('foldingRanges', () => {
  it('folds blocks of YAML without the empty lines behind them', () => {
    assert.deepEqual(
      folds('a.channel.yaml', 'channels:\n  a:\n    ttl: 5s\n    hops: 3\n\n  b: { ttl: 5s }\n'),
      ['0-5', '1-3'],
    );
    assert.deepEqual(folds('a.agent.yaml', 'agent: a\nparameters:\n  - x\n  - y\n'), ['1-3']);
    assert.deepEqual(folds('parley.config.yaml', 'brokers:\n  a:\n    url: x\n'), ['0-2', '1-2']);
  });

  it('leaves the closing bracket', () => {
    assert.deepEqual(folds('a.agent.json', '{\n  "sends": {\n    "a": {}\n  }\n}\n'), ['0-3', '1-2']);
    assert.deepEqual(folds('x.v1.schema.yaml', 'required: [\n  a,\n  b\n]\n'), ['0-2']);
    assert.deepEqual(folds('a.agent.json', '{ "agent": "a" }'), []);
  });

  it('folds comments over several lines', () => {
    assert.deepEqual(folds('a.agent.yaml', '# one\n# two\nagent: a # three\n# four\n'), ['0-1 comment']);
  });

  it('does not fold an alias', () => {
    const text = 'channels:\n  a:\n    parameters: &p\n      r: {}\n  b: { parameters: *p }\n';
    assert.deepEqual(folds('a.channel.yaml', text), ['0-4', '1-3', '2-3']);
  });

  it('goes as far as a broken text could be read', () => {
    assert.deepEqual(folds('a.agent.json', '{\n  "sends": {\n    "a": {},\n'), ['0-1']);
    assert.deepEqual(foldingRanges(marked({}).snapshot, 'a.agent.json'), []);
  });
});
