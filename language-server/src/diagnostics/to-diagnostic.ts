import type { Diagnostic as Finding, Severity } from '@parley/toolchain';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { toRange } from '../convert/range.ts';
import { uriOf } from '../uris.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** A finding as the protocol has it: the same id, the same place, the page of its rule. */
export function toDiagnostic(root: string, finding: Finding): Diagnostic {
  const { code, hint, message, range, related, severity } = finding;
  const tags = tagsOf(code);
  return {
    source: 'parley',
    code,
    codeDescription: { href: `https://parley.dev/rules/${code}` },
    severity: severities[severity],
    message: hint === undefined ? message : `${message}\n${hint}`,
    range: toRange(range),
    ...(tags.length > 0 && { tags }),
    ...(related !== undefined && {
      relatedInformation: related.map((place) => ({
        location: { uri: uriOf(root, place.file), range: toRange(place.range) },
        message: place.message,
      })),
    }),
  };
}

/** What nobody needs is shown faded, what is going away struck through. */
function tagsOf(code: string): DiagnosticTag[] {
  if (code.endsWith('_UNUSED')) return [DiagnosticTag.Unnecessary];
  return code.endsWith('_DEPRECATED_USED') ? [DiagnosticTag.Deprecated] : [];
}
