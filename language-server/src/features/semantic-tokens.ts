import {
  type SemanticTokenModifier,
  semanticTokenModifiers,
  semanticTokenTypes,
  semanticTokens as tokensOf,
} from '@parley/toolchain/language';
import { SemanticTokensBuilder } from 'vscode-languageserver';
import type { Feature } from './feature.ts';
import { answer } from './request-document.ts';

/** The names in a document and the levels of its addresses have colours of their own. */
export const semanticTokens: Feature = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...semanticTokenTypes], tokenModifiers: [...semanticTokenModifiers] },
      full: true,
    },
  }),
  register: (server) => {
    server.connection.languages.semanticTokens.on(async ({ textDocument }) => {
      const built = await answer(server, textDocument, ({ snapshot, path }) => {
        const builder = new SemanticTokensBuilder();
        for (const { range, type, modifiers } of tokensOf(snapshot, path)) {
          const { line, column, offset } = range.start;
          const length = range.end.offset - offset;
          builder.push(line, column, length, semanticTokenTypes.indexOf(type), bitsOf(modifiers));
        }
        return builder.build();
      });
      return built ?? { data: [] };
    });
  },
};

function bitsOf(modifiers: readonly SemanticTokenModifier[]): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << semanticTokenModifiers.indexOf(modifier)), 0);
}
