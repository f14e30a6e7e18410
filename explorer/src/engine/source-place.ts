/** Where something is written, for a jump; lines and columns from 1. */
export interface SourcePlace {
  /** Relative to the workspace. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
