import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const ignoreUnused: Explanation = {
  rule: 'IGNORE_UNUSED',
  why: 'A path under `ignore` or `ignoreOnly` matches no file of the contracts. It is misspelt, so that findings count which should not; or its folder is gone, and the entry waits to hide whatever comes there next.',
  fix: 'Paths are seen from the folder of `parley.config.yaml`: a file, a folder, or a pattern with `*` (within a name), `**` (any number of folders) and `?`. Mend the path or take it away.',
  keys: ['config.check.ignore', 'config.check.ignoreOnly'],
  bad: { 'parley.config.yaml': lines('check:', '  ignore: [⟪mesages⟫]') },
  good: { 'parley.config.yaml': lines('check:', '  ignore: [messages]') },
};
