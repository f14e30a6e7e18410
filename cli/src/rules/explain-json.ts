import type { Range } from '@parley/toolchain';
import { type ExampleFiles, guidePlace, readMarks } from '@parley/toolchain/explain';
import { escapeJson } from '../terminal/escape.ts';
import type { FoundRule } from './find-rule.ts';

/** Rules and their explanations as one JSON document; places count from 1. */
export function formatExplanationsJson(found: readonly FoundRule[]): string {
  const rules = found.map(({ rule, explanation: { why, fix, keys, bad, good }, findings }) => ({
    ...rule,
    why,
    fix,
    keys,
    bad: toFiles(bad),
    findings: findings.map(({ file, message, hint, range }) => ({ file, ...toPlace(range), message, hint })),
    good: toFiles(good),
    guide: guidePlace(rule.id),
  }));
  return escapeJson(JSON.stringify({ version: 1, rules }, undefined, 2));
}

function toFiles(files: ExampleFiles = {}) {
  return Object.entries(files).map(([path, marked]) => ({ path, text: readMarks(marked).text }));
}

function toPlace({ start, end }: Range) {
  return {
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
  };
}
