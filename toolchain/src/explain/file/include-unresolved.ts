import type { Explanation } from '../explanation.ts';

export const includeUnresolved: Explanation = {
  rule: 'INCLUDE_UNRESOLVED',
  why: 'An entry of `include` finds no file or folder. The contracts that you meant are not checked at all, which looks just like contracts without mistakes.',
  fix: 'Entries are folders or globs, seen from the folder of `parley.config.yaml`. Mend the path, or take the entry out when the folder is gone.',
  keys: ['config.include'],
};
