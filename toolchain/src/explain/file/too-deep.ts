import type { Explanation } from '../explanation.ts';

export const fileTooDeep: Explanation = {
  rule: 'FILE_TOO_DEEP',
  why: 'Values that are nested deeper than 200 levels are not read: every tool that walks such a file one level after the other may run out of stack, the generated validators too. What lies deeper is missing.',
  fix: 'Give the inner parts a name under `$defs` and refer to them with `$ref`. A schema for trees of any depth refers to itself.',
  keys: [],
};
