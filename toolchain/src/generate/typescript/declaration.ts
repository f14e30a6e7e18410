import { compile } from 'json-schema-to-typescript';
import { docComment } from '../printer/comment.ts';
import { hardLine, join, type Doc } from '../printer/document.ts';
import { normalise } from './normalise.ts';
import type { TypeNode } from './type-node.ts';

const stand = 'Declaration';

/** The declaration of a message's type, or of a definition's, as json-schema-to-typescript writes it. */
export async function compileDeclaration(name: string, type: TypeNode, description?: string): Promise<Doc> {
  const text = await compile(normalise(type), stand, {
    bannerComment: '',
    style: { printWidth: 110, singleQuote: true, trailingComma: 'all' },
    // Nothing is ever read from a disk or a network; the copy has no references anyway.
    $refOptions: { resolve: { http: false, file: false, external: false } },
  });
  // The library would change some names; ours are distinct already.
  const declaration = text.trim().replace(stand, () => name);
  return [docComment(description), join(declaration.split('\n'), hardLine)];
}
