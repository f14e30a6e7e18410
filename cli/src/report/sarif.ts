import { ruleInfos } from '@parley/toolchain';
import type { Diagnostic, Location, Severity, SuppressedFinding } from '@parley/toolchain';
import { explanations } from '@parley/toolchain/explain';
import { escapeJson, escapeText } from '../terminal/escape.ts';
import { readVersion } from '../package/version.ts';
import { pathBy } from './paths.ts';
import type { Report } from './report.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0: one run, the rules that found something, each finding with its fingerprint and its other places. */
export function formatSarif(report: Report): string {
  const entries: readonly Entry[] = [
    ...report.findings.map((finding) => ({ finding })),
    ...report.suppressed.map((entry) => ({ finding: entry.finding, suppression: entry })),
  ];
  const rules = [...new Set(entries.map(({ finding }) => finding.code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'parley check',
            semanticVersion: readVersion(),
            informationUri: 'https://parley.dev',
            rules: rules.map(toRule),
          },
        },
        invocations: [{ executionSuccessful: !entries.some(({ finding }) => isUnread(finding)) }],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: entries.map((entry) => toResult(report, entry, rules)),
      },
    ],
  };
  return escapeJson(JSON.stringify(log, undefined, 2));
}

interface Entry {
  readonly finding: Diagnostic;
  readonly suppression?: SuppressedFinding;
}

function isUnread({ code }: Diagnostic): boolean {
  return code === 'FILE_UNREADABLE';
}

function toRule(id: string) {
  const info = ruleInfos.find((rule) => rule.id === id);
  const explanation = explanations.find(({ rule }) => rule === id);
  return {
    id,
    ...(info === undefined
      ? {}
      : {
          shortDescription: { text: info.summary },
          defaultConfiguration: { level: levels[info.severity] },
          properties: { tags: [info.level] },
        }),
    ...(explanation === undefined
      ? {}
      : {
          fullDescription: { text: explanation.why },
          help: {
            text: `${explanation.why}\n\n${explanation.fix}`,
            markdown: `${explanation.why}\n\n**How to mend it.** ${explanation.fix}`,
          },
        }),
    helpUri: `https://parley.dev/rules/${id}`,
  };
}

function toResult(report: Report, { finding, suppression }: Entry, rules: readonly string[]) {
  return {
    ruleId: finding.code,
    ruleIndex: rules.indexOf(finding.code),
    level: levels[finding.severity],
    message: toMessage(finding.hint === undefined ? finding.message : `${finding.message} (${finding.hint})`),
    locations: [toLocation(report, finding)],
    ...(finding.related === undefined
      ? {}
      : {
          relatedLocations: finding.related.map((place, id) => ({
            id,
            ...toLocation(report, place),
            message: toMessage(place.message),
          })),
        }),
    partialFingerprints: { 'parley/v1': report.fingerprintOf(finding) },
    ...(suppression === undefined ? {} : { suppressions: [toSuppression(suppression)] }),
  };
}

function toSuppression({ by, reason }: SuppressedFinding) {
  return {
    kind: by === 'comment' ? 'inSource' : 'external',
    justification: escapeText(reason ?? `by the ${by}`),
  };
}

/** Text of a contract must not become a link, which SARIF writes as Markdown does. */
function toMessage(text: string) {
  return { text: escapeText(text).replaceAll('](', '\\](') };
}

function toLocation(report: Report, { file, range }: Location) {
  return {
    physicalLocation: {
      artifactLocation: {
        uri: toUri(pathBy(report.paths.fromRepository, file)),
        uriBaseId: '%SRCROOT%',
      },
      region: {
        startLine: range.start.line + 1,
        startColumn: range.start.column + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.column + 1,
      },
    },
  };
}

function toUri(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
