import { exampleWorkspace } from '#toolchain/explain/example.ts';

export { lines } from '#toolchain/explain/example.ts';

/** A workspace, and what is found in it. */
export interface CheckCase {
  readonly about: string;
  /** Files that take the place of, or come to, those of the sound workspace. */
  readonly files: Readonly<Record<string, string>>;
  /** `file:line:column CODE message (hint); related place`. */
  readonly findings: readonly string[];
}

/** A small workspace in which nothing is found: the one of the explanations. */
export const soundFiles: Readonly<Record<string, string>> = exampleWorkspace;
