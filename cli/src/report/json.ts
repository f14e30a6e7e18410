import type { Diagnostic, Location } from '@parley/toolchain';
import { escapeJson } from '../terminal/escape.ts';
import { countSeverities } from './report.ts';
import type { Report } from './report.ts';

/** One JSON document; lines and columns count from 1. */
export function formatJson(report: Report): string {
  const document = {
    version: 1,
    contracts: report.counts,
    counts: countSeverities(report.findings),
    findings: report.findings.map(toFinding),
  };
  return escapeJson(JSON.stringify(document, undefined, 2));
}

function toFinding(finding: Diagnostic) {
  return {
    ...toPlace(finding),
    severity: finding.severity,
    code: finding.code,
    message: finding.message,
    hint: finding.hint,
    related: finding.related?.map((place) => ({ ...toPlace(place), message: place.message })),
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
