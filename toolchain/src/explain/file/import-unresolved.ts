import type { Explanation } from '../explanation.ts';

export const importUnresolved: Explanation = {
  rule: 'IMPORT_UNRESOLVED',
  why: 'An entry of `imports` is no workspace that can be found: no folder beside this one, and no package in a `node_modules` here or above. The channels and messages of that workspace are missing, so that whatever refers to them cannot be linked.',
  fix: 'Mend the path, seen from the folder of `parley.config.yaml`, or install the package (`npm ci`, if it is in your `package.json`). The folder has to be a workspace itself: a `parley.config.yaml`, or contracts in `messages/`, `channels/` or `agents/`.',
  keys: ['config.imports'],
};
