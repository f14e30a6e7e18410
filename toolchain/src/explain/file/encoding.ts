import type { Explanation } from '../explanation.ts';

export const fileEncoding: Explanation = {
  rule: 'FILE_ENCODING',
  why: 'The bytes of the file are not UTF-8, so that no reader knows which characters are meant. Names with such characters would look the same and be different for two agents. The file is not read, and what it declares is missing.',
  fix: 'Save the file as UTF-8; every editor has that in its menu, and `iconv -f latin1 -t utf-8` does it in a shell. A byte order mark does no harm.',
  keys: [],
};
