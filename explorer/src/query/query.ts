/** Part of a query's text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<=';

/** A query as it was understood. Every part knows its place in the text. */
export type Query = AllQuery | GroupQuery | NotQuery | TextQuery | PatternQuery | FieldQuery | PathQuery;

/** Every row. */
export interface AllQuery extends Span {
  readonly kind: 'all';
}

export interface GroupQuery extends Span {
  readonly kind: 'and' | 'or';
  readonly parts: readonly Query[];
}

export interface NotQuery extends Span {
  readonly kind: 'not';
  readonly part: Query;
}

/** Letters that stand in the topic or the payload, in any case. */
export interface TextQuery extends Span {
  readonly kind: 'text';
  readonly text: string;
}

/** A regular expression over the topic and the payload. */
export interface PatternQuery extends Span {
  readonly kind: 'pattern';
  readonly source: string;
}

/** `name:value`: one of the values is enough. */
export interface FieldQuery extends Span {
  readonly kind: 'field';
  readonly name: string;
  readonly nameSpan: Span;
  readonly comparison: Comparison;
  readonly values: readonly QueryValue[];
}

/** `$.a.b > 1`: a value in the data. */
export interface PathQuery extends Span {
  readonly kind: 'path';
  readonly path: readonly string[];
  readonly comparison: Comparison;
  readonly values: readonly QueryValue[];
}

export interface QueryValue extends Span {
  readonly text: string;
  /** In quotes: wildcards and numbers in it mean themselves. */
  readonly quoted: boolean;
}

/** Why a query cannot be used, and where. */
export interface QueryError extends Span {
  readonly message: string;
  /** What was probably meant, to stand in the place of the span. */
  readonly suggestion?: string;
}
