import type { Explanation } from '../explanation.ts';

export const fileTooLarge: Explanation = {
  rule: 'FILE_TOO_LARGE',
  why: 'A file of more than 8 million characters is no contract that a person has written: it is data, a generated file or a mistake in `include`. Reading it would cost time and memory at every check and every keystroke in an editor, so it is not read, and what it declares is missing.',
  fix: 'Take the file out of the folders that `include` names. If it is a contract after all, split it: channels and shared schemas can stand in any number of files. Long lists of `examples` belong into test data.',
  keys: ['config.include'],
};
