import { ruleInfos } from '@parley/toolchain';
import type { Diagnostic, Location, SuppressedFinding } from '@parley/toolchain';
import { escapeJson } from '../terminal/escape.ts';
import { countSeverities } from './report.ts';
import type { Report } from './report.ts';

const levels = new Map(ruleInfos.map(({ id, level }) => [id, level]));

/** One JSON document as check-report.schema.json describes it; lines and columns count from 1. */
export function formatJson(report: Report): string {
  const document = {
    version: 1,
    folder: report.paths.fromRepository,
    contracts: report.counts,
    counts: { ...countSeverities(report.findings), suppressed: report.suppressed.length },
    findings: report.findings.map((finding) => toFinding(report, finding)),
    suppressed: report.suppressed.map((entry) => toSuppressed(report, entry)),
  };
  return escapeJson(JSON.stringify(document, undefined, 2));
}

function toSuppressed(report: Report, { finding, by, reason }: SuppressedFinding) {
  return { ...toFinding(report, finding), by, reason };
}

function toFinding(report: Report, finding: Diagnostic) {
  return {
    ...toPlace(finding),
    severity: finding.severity,
    code: finding.code,
    level: levels.get(finding.code),
    message: finding.message,
    hint: finding.hint,
    related: finding.related?.map((place) => ({ ...toPlace(place), message: place.message })),
    fingerprint: report.fingerprintOf(finding),
  };
}

function toPlace({ file, range }: Location) {
  return {
    file,
    line: range.start.line + 1,
    column: range.start.column + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.column + 1,
  };
}
