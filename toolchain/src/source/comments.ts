import { CST, Lexer } from 'yaml';

/** A comment of a YAML text, from its `#` to the end of its line. */
export interface Comment {
  /** What follows the `#`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether nothing else stands on its line. */
  readonly alone: boolean;
}

/** Marks that the lexer adds; they are not in the text. */
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** The comments of a YAML text; what only looks like one inside a scalar is none. */
export function yamlComments(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let start = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (!marks.has(lexeme)) {
      const end = start + lexeme.length;
      if (before !== CST.SCALAR && lexeme.startsWith('#')) {
        const line = text.slice(lineStart(text, start), start);
        comments.push({ text: lexeme.slice(1), start, end, alone: line.trim() === '' });
      }
      start = end;
    }
    before = lexeme;
  }
  return comments;
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
