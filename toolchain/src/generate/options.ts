/** The options of `generateFiles`. */
export interface GenerateOptions {
  /** How the files import each other. Default `.ts`. */
  readonly importExtension?: '.ts' | '.js';
}

/** A file to write: its path below the output folder, with forward slashes, and its text, with LF. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}
