import type { Range } from '../../diagnostic.ts';

export const semanticTokenTypes = [
  'channel',
  'agent',
  'message',
  'schema',
  'parameter',
  'broker',
  'level',
  'separator',
] as const;
export type SemanticTokenType = (typeof semanticTokenTypes)[number];

export const semanticTokenModifiers = ['declaration', 'deprecated', 'reserved', 'pattern'] as const;
export type SemanticTokenModifier = (typeof semanticTokenModifiers)[number];

/** Some characters of one line that mean something. */
export interface SemanticToken {
  readonly range: Range;
  readonly type: SemanticTokenType;
  readonly modifiers: readonly SemanticTokenModifier[];
}
