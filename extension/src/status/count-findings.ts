import { DiagnosticSeverity, languages } from 'vscode';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

/** How many findings of Parley the editor shows, in all files. */
export function countFindings(): Counts {
  let errors = 0;
  let warnings = 0;
  for (const [, diagnostics] of languages.getDiagnostics()) {
    for (const { source, severity } of diagnostics) {
      if (source !== 'parley') continue;
      if (severity === DiagnosticSeverity.Error) errors += 1;
      if (severity === DiagnosticSeverity.Warning) warnings += 1;
    }
  }
  return { errors, warnings };
}
