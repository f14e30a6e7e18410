import type { Severity } from '@parley/toolchain';
import type { Colors } from '../terminal/colors.ts';

/** The colour of a severity, the same as in the findings of a check. */
export function paintSeverity(severity: Severity, colors: Colors): (text: string) => string {
  if (severity === 'error') return colors.red;
  return severity === 'warning' ? colors.yellow : colors.blue;
}
