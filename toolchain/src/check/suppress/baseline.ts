import { type BaselineFile, type BaselineFinding, baselineSchema } from '@parley/schemas';
import type { Diagnostic } from '../../diagnostic.ts';
import { field, textField } from '../../model/fields.ts';
import { type SchemaValidator, createSchemaValidator } from '../../schema/validator.ts';
import type { SourceDocument } from '../../source/document.ts';
import type { Fault } from './stage-findings.ts';
import { stageRules } from './stage-rules.ts';

/** A finding that is known. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
  /** Its JSON pointer in the baseline. */
  readonly pointer: string;
}

let validator: SchemaValidator | undefined;

/** What is wrong with the shape of a baseline; nothing in it counts while there is any. */
export function baselineFaults(document: SourceDocument): readonly Fault[] {
  const rule = stageRules.baselineIllegal;
  const hint = 'write it again with "parley check --write-baseline"';
  if (document.findings.length > 0) {
    return document.findings.map(({ message, range }) => {
      return { rule, range, message: `the baseline is not JSON: ${message}`, hint };
    });
  }
  const whole = document.locate('');
  if (document.value === undefined) return [{ rule, range: whole, message: 'the baseline is empty', hint }];
  validator ??= createSchemaValidator(baselineSchema);
  return validator
    .validate(document.value)
    .map(({ message, instancePath }) => ({ rule, range: document.locate(instancePath), message, hint }));
}

export function baselineEntries(document: SourceDocument): readonly BaselineEntry[] {
  const entries = field(document.value, 'findings');
  return (Array.isArray(entries) ? entries : []).map((entry: unknown, index) => ({
    rule: textField(entry, 'rule') ?? '',
    file: textField(entry, 'file') ?? '',
    fingerprint: textField(entry, 'fingerprint') ?? '',
    pointer: `/findings/${index}`,
  }));
}

/** The text of a baseline that knows these findings, sorted by file, rule and message. */
export function formatBaseline(
  diagnostics: readonly Diagnostic[],
  fingerprintOf: (diagnostic: Diagnostic) => string,
): string {
  const findings = diagnostics
    .map((diagnostic) => ({
      file: diagnostic.file,
      rule: diagnostic.code,
      message: diagnostic.message,
      fingerprint: fingerprintOf(diagnostic),
    }))
    .sort((left, right) => compareFields(left, right));
  const baseline: BaselineFile = { version: 1, findings };
  return `${JSON.stringify({ $schema: baselineSchema.$id, ...baseline }, undefined, 2)}\n`;
}

function compareFields(left: BaselineFinding, right: BaselineFinding): number {
  for (const key of ['file', 'rule', 'message', 'fingerprint'] as const) {
    if (left[key] !== right[key]) return left[key] < right[key] ? -1 : 1;
  }
  return 0;
}
