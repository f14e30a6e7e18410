import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

export const generateOutOutside: Explanation = {
  rule: 'GENERATE_OUT_OUTSIDE',
  why: '`parley generate` writes into the folder that `generate.out` names, and removes there what it wrote before and needs no more. Outside of the workspace, that is a folder of somebody else, and another one on every machine.',
  fix: 'Name a folder below the one of `parley.config.yaml`, such as `generated`. A package that wants the code elsewhere imports it from there, or has a configuration of its own that names this workspace under `imports`.',
  keys: ['config.generate.out'],
  bad: { 'parley.config.yaml': lines('generate: { out: ⟪../web/generated⟫ }') },
  good: { 'parley.config.yaml': lines('generate: { out: web/generated }') },
};
