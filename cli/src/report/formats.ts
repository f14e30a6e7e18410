import { formatJson } from './json.ts';
import type { ReportFormat } from './report.ts';
import { formatText } from './text.ts';

/** Every output format of `check`; a new one is a file and a line here. */
export const reportFormats: Readonly<Record<string, ReportFormat>> = {
  text: formatText,
  json: formatJson,
};
