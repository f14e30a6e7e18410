import type { Explanation } from '../explanation.ts';

export const fileUnreadable: Explanation = {
  rule: 'FILE_UNREADABLE',
  why: 'The file or folder is there, but the system does not let Parley read it: a missing permission, a link that leads nowhere or in a circle, or a file that vanished meanwhile. What it declares is missing, so findings about names that are not there are held back. `parley check` ends with 3.',
  fix: 'Mend the permission or the link, or take the path out of the folders that `include` names.',
  keys: [],
};
