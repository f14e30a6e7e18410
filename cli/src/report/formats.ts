import type { FormatName } from './choice.ts';
import type { ReportFormat } from './report.ts';

/** Every output format of `check`, loaded when it is used; a new one is a file, a name and a line here. */
export const reportFormats: Readonly<Record<FormatName, () => Promise<ReportFormat>>> = {
  text: async () => (await import('./text.ts')).formatText,
  json: async () => (await import('./json.ts')).formatJson,
  sarif: async () => (await import('./sarif.ts')).formatSarif,
  github: async () => (await import('./github.ts')).formatGithub,
  gitlab: async () => (await import('./gitlab.ts')).formatGitlab,
  junit: async () => (await import('./junit.ts')).formatJunit,
  markdown: async () => (await import('./markdown.ts')).formatMarkdown,
};
