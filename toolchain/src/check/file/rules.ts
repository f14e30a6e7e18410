import { fileEmpty } from './empty.ts';
import { fileNameCollision } from './name-collision.ts';
import { fileNameUnknown } from './name-unknown.ts';
import type { Rule } from '../rule.ts';

export const fileRules: readonly Rule[] = [fileEmpty, fileNameCollision, fileNameUnknown];
