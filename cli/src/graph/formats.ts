import { extname } from 'node:path';

/** Every kind of picture. */
export const graphFormats = ['mermaid', 'dot', 'svg', 'json'] as const;
export type GraphFormat = (typeof graphFormats)[number];

const extensions: Readonly<Record<string, GraphFormat>> = {
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
  '.dot': 'dot',
  '.gv': 'dot',
  '.svg': 'svg',
  '.json': 'json',
};

/** The format that the name of a file tells. */
export function formatOfFile(path: string): GraphFormat | undefined {
  return extensions[extname(path).toLowerCase()];
}
