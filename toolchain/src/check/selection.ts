import type { Diagnostic } from '../diagnostic.ts';
import type { CheckConfig } from '../model/config.ts';
import { type RuleInfo, levelOf, levels } from './rule.ts';

/** Which rules run, and which findings are left out. */
export interface Selection {
  runs(rule: RuleInfo): boolean;
  ignores(diagnostic: Diagnostic): boolean;
}

export function createSelection({ use, except, ignore, ignoreOnly }: CheckConfig): Selection {
  return {
    runs: (rule) =>
      use.some((name) => includesRule(name, rule)) && !except.some((name) => includesRule(name, rule)),
    ignores: ({ file, code }) => {
      const folders = [...ignore, ...(Object.hasOwn(ignoreOnly, code) ? (ignoreOnly[code] ?? []) : [])];
      return folders.some((folder) => holds(folder, file));
    },
  };
}

function includesRule(name: string, rule: RuleInfo): boolean {
  const level = levels.findIndex((candidate) => candidate === name);
  return name === rule.id || levels.indexOf(levelOf(rule)) <= level;
}

function holds(folder: string, file: string): boolean {
  const path = folder.replace(/^\.\//, '').replace(/\/+$/, '');
  return file === path || file.startsWith(`${path}/`);
}
