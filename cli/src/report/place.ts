import type { Diagnostic, Location } from '@parley/toolchain';
import { escapeText } from '../terminal/escape.ts';
import { pathBy } from './paths.ts';
import type { Report } from './report.ts';

/** A place as people click on it, from the current folder: `agents/a.agent.yaml:3:5`, counted from 1. */
export function formatPlace(report: Report, { file, range }: Location): string {
  const path = escapeText(pathBy(report.paths.fromHere, file));
  return `${path}:${range.start.line + 1}:${range.start.column + 1}`;
}

/** The same from the root of the repository. */
export function formatRepositoryPlace(report: Report, { file, range }: Location): string {
  return `${repositoryPath(report, file)}:${range.start.line + 1}:${range.start.column + 1}`;
}

/** A file as CI servers know it. */
export function repositoryPath(report: Report, file: string): string {
  return escapeText(pathBy(report.paths.fromRepository, file));
}

/** What a finding says beside its place, a line each: the message, the hint, the other places. No control characters. */
export function formatStory(report: Report, finding: Diagnostic): readonly string[] {
  return [
    escapeText(finding.message),
    ...(finding.hint === undefined ? [] : [`hint: ${escapeText(finding.hint)}`]),
    ...(finding.related ?? []).map(
      (place) => `see ${formatRepositoryPlace(report, place)}: ${escapeText(place.message)}`,
    ),
  ];
}
