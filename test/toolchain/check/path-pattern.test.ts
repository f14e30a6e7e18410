import assert from 'node:assert/strict';
import { matchesPath } from '#toolchain/check/path-pattern.ts';

describe('matchesPath', () => {
  const cases: readonly (readonly [pattern: string, file: string, matches: boolean])[] = [
    ['agents', 'agents/a.agent.yaml', true],
    ['./agents/', 'agents/old/a.agent.yaml', true],
    ['agents/a.agent.yaml', 'agents/a.agent.yaml', true],
    ['agent', 'agents/a.agent.yaml', false],
    ['a.agent.yaml', 'agents/a.agent.yaml', false],
    ['*.yaml', 'agents/a.agent.yaml', false],
    ['agents/*.yaml', 'agents/a.agent.yaml', true],
    ['agents/*.yaml', 'agents/old/a.agent.yaml', false],
    ['**/*.yaml', 'a.agent.yaml', true],
    ['**/*.yaml', 'agents/old/a.agent.yaml', true],
    ['teams/**/old', 'teams/red/old/a.agent.yaml', true],
    ['teams/**/old', 'teams/old/a.agent.yaml', true],
    ['agents/?.agent.yaml', 'agents/💩.agent.yaml', true],
    ['agents/?.agent.yaml', 'agents/ab.agent.yaml', false],
    ['agents/[a].yaml', 'agents/a.yaml', false],
    ['../far', '../far/agents/a.agent.yaml', true],
    ['', 'agents/a.agent.yaml', false],
  ];
  for (const [pattern, file, matches] of cases) {
    it(`${matches ? 'finds' : 'does not find'} ${file} by "${pattern}"`, () => {
      assert.equal(matchesPath(pattern, file), matches);
    });
  }

  it('is not slowed down by many stars', () => {
    const file = `${'a/'.repeat(500)}${'a'.repeat(5000)}`;
    assert.equal(matchesPath(`${'**/*a*/'.repeat(200)}${'*a'.repeat(500)}b`, file), false);
  });
});
