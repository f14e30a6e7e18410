import type { Workspace } from '@parley/toolchain';

/** What of the contracts could not be read: it is not there, and nothing is judged by it. */
export interface Unread {
  readonly count: number;
  /** The first of it, to look at. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Reading alone: all that a check finds would cost a large workspace seconds. Undefined when all could be read. */
export function unreadIn({ findings, documents }: Workspace): Unread | undefined {
  const errors = [findings, ...documents.map(({ document }) => document.findings)]
    .flat()
    .filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return undefined;
  const { file, range, message } = first;
  return { count: errors.length, file, line: range.start.line + 1, message };
}
