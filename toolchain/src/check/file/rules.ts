import { fileEmpty } from './empty.ts';
import { fileNameUnknown } from './name-unknown.ts';
import type { Rule } from '../rule.ts';

export const fileRules: readonly Rule[] = [fileEmpty, fileNameUnknown];
