import type { Explanation } from '../explanation.ts';
import { fileEmpty } from './empty.ts';
import { fileEncoding } from './encoding.ts';
import { importUnresolved } from './import-unresolved.ts';
import { includeUnresolved } from './include-unresolved.ts';
import { keyDuplicate } from './key-duplicate.ts';
import { keyNotString } from './key-not-string.ts';
import { fileNameUnknown } from './name-unknown.ts';
import { syntax } from './syntax.ts';
import { fileTooDeep } from './too-deep.ts';
import { fileTooLarge } from './too-large.ts';
import { fileUnreadable } from './unreadable.ts';
import { valueNotJson } from './value-not-json.ts';
import { yamlAlias } from './yaml-alias.ts';
import { yamlMergeKey } from './yaml-merge-key.ts';
import { yamlTag } from './yaml-tag.ts';
import { fileLinkOutside } from './link-outside.ts';
import { fileNameCollision } from './name-collision.ts';

export const fileExplanations: readonly Explanation[] = [
  fileEmpty,
  fileEncoding,
  importUnresolved,
  includeUnresolved,
  keyDuplicate,
  keyNotString,
  fileNameUnknown,
  syntax,
  fileTooDeep,
  fileTooLarge,
  fileUnreadable,
  valueNotJson,
  yamlAlias,
  yamlMergeKey,
  yamlTag,
  fileLinkOutside,
  fileNameCollision,
];
