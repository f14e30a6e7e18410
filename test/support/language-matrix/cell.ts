export const matrixFeatures = [
  'diagnostics',
  'complete keys',
  'complete values',
  'complete references',
  'snippets',
  'hover',
  'definition',
  'references',
  'highlights',
  'document symbols',
  'workspace symbols',
  'call hierarchy',
  'rename',
  'links',
  'folding',
  'selection ranges',
  'semantic tokens',
  'inlay hints',
  'code lenses',
  'quick fixes',
  'suppress',
  'extract',
  'inline',
  'new major version',
  'sort keys',
  'convert',
  'format',
  'from programs',
  'to programs',
] as const;
export type MatrixFeature = (typeof matrixFeatures)[number];

export const matrixKinds = ['channel', 'agent', 'schema', 'configuration'] as const;
export type MatrixKind = (typeof matrixKinds)[number];

export const matrixLanguages = ['yaml', 'json'] as const;
export type MatrixLanguage = (typeof matrixLanguages)[number];

/** A place, what is asked there, and what has to be among the answers; in all texts `.EXT` stands for `.yaml` or `.json`. */
export interface MatrixCase {
  /** Default: the document of the kind. */
  readonly file?: string;
  /** What stands in the file, once, and goes; default: the text of `cursor` without its mark. */
  readonly replace?: string;
  /** What stands there then; `‸` is the cursor. */
  readonly cursor: string;
  /** The label to complete, the title of the action, the new name, the words to look for. */
  readonly ask?: string;
  /** Each is one of the answers; of hover it is part of one. See `MatrixEditor`. */
  readonly expect: readonly string[];
}

/** Why a feature has nothing to do in a kind of document. */
export interface MatrixGap {
  readonly reason: string;
}

export type MatrixCell = MatrixCase | MatrixGap;
export type MatrixColumn = Readonly<Record<MatrixLanguage, MatrixCell>>;
export type MatrixRow = Readonly<Record<MatrixKind, MatrixColumn>>;

export function isGap(cell: MatrixCell): cell is MatrixGap {
  return 'reason' in cell;
}

/** The same case in both languages. */
export function both(cell: MatrixCase): MatrixColumn {
  return { yaml: cell, json: cell };
}

type Place = Pick<MatrixCase, 'cursor'> & Partial<MatrixCase>;

/** A place in each language, and what both have in common. */
export function each(yaml: Place, json: Place, common: Partial<MatrixCase> = {}): MatrixColumn {
  return { yaml: { expect: [], ...common, ...yaml }, json: { expect: [], ...common, ...json } };
}

export function gap(reason: string): MatrixColumn {
  return { yaml: { reason }, json: { reason } };
}
