import { patternId } from './ids.ts';
import type { PatternNode } from './model.ts';
import { sourceOf } from './source.ts';
import type { GraphContext } from './uses.ts';

export function createPatternNodes({ uses, regions }: GraphContext): readonly PatternNode[] {
  return uses.patterns
    .map(({ agent, receive, channels }): PatternNode => {
      const id = patternId(agent, receive.key);
      return {
        id,
        kind: 'pattern',
        name: receive.key,
        state: 'declared',
        channels,
        source: sourceOf(receive.place),
        problems: regions.problemsOf(id),
      };
    })
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}
