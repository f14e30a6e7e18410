import assert from 'node:assert/strict';
import { distinctNames, valueName } from '#toolchain/generate/names.ts';
import { pascalCase } from '#toolchain/model/identifiers.ts';

describe('pascalCase', () => {
  it('makes one word of all', () => {
    const words = ['fleet.analysis-request.v1', 'data_analysis', 'A.b', '1st', 'größe-x', '日本'].map(
      pascalCase,
    );
    assert.deepEqual(words, ['FleetAnalysisRequestV1', 'DataAnalysis', 'AB', '1st', 'GrößeX', '日本']);
  });
});

describe('valueName', () => {
  it('begins in lower case and is no reserved word', () => {
    assert.deepEqual(['DataAnalysis', 'Delete', 'Await', 'X'].map(valueName), [
      'dataAnalysis',
      'delete_',
      'await_',
      'x',
    ]);
  });
});

describe('distinctNames', () => {
  const name = (keys: string[]): (string | undefined)[] => {
    const names = distinctNames(keys, { prefix: 'Agent', taken: ['Taken'] });
    return keys.map((key) => names.get(key));
  };

  it('keeps plain names that nobody else has', () => {
    assert.deepEqual(name(['a-b', 'c']), ['AB', 'C']);
  });

  it('tells equal names apart by their keys, whatever their order', () => {
    const [first, second] = name(['a.b.v1', 'a-b.v1']);
    assert.match(first ?? '', /^ABV1_[0-9a-z]+$/);
    assert.notEqual(first, second);
    assert.deepEqual(name(['a-b.v1', 'c', 'a.b.v1']), [second, 'C', first]);
  });

  it('leaves taken names alone', () => {
    assert.match(name(['taken'])[0] ?? '', /^Taken_/);
  });

  it('puts the prefix before what is no identifier', () => {
    assert.deepEqual(name(['1st', '---']), ['Agent1st', 'Agent']);
  });
});
