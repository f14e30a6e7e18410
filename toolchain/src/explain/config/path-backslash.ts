import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const pathBackslash: Explanation = {
  rule: 'PATH_BACKSLASH',
  why: 'The path is written as Windows writes paths. Parley understands it, but other tools that read the file on Linux or macOS take the backslash for a part of the name.',
  fix: 'Write paths with `/`; Windows understands them as well.',
  keys: [
    'config.include',
    'config.imports',
    'config.state',
    'config.generate.out',
    'config.check.ignore',
    'config.check.ignoreOnly',
    'config.check.baseline',
  ],
  bad: { 'parley.config.yaml': lines('generate: { out: ⟪src\\generated⟫ }') },
  good: { 'parley.config.yaml': lines('generate: { out: src/generated }') },
};
