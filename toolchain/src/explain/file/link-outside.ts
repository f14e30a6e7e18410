import type { Explanation } from '../explanation.ts';

export const fileLinkOutside: Explanation = {
  rule: 'FILE_LINK_OUTSIDE',
  why: 'A symbolic link below a folder of the contracts leads out of the workspace. It is not followed: what a check reads and prints should be what the repository holds, and not a file of whoever runs it.',
  fix: 'Copy the file into the workspace, or say openly that you want it: name its folder under `include`, or the workspace it belongs to under `imports`.',
  keys: ['config.include'],
};
