import { readDocument, type SourceDocument } from '#toolchain/source/document.ts';
import { explanations } from '#toolchain/explain/explanations.ts';
import { readMarks } from '#toolchain/explain/marks.ts';
import type { TreeNode } from '#toolchain/source/tree.ts';
import { joinPointer } from '#toolchain/source/pointer.ts';

/** Texts in which members stand in every way that people write them. */
const texts: Readonly<Record<string, string>> = {
  'comments.yaml':
    '# top\nagent: a # the name\n# before\nreceives:\n  # of the first\n  a.b: { timeout: 1s } # why\n\n  c.d:\n    retry: { attempts: 3 } # three\n  # the last\nsends: # none\n  x: {}\n',
  'lists.yaml':
    'list:\n  - a # one\n  - b\n  # between\n  - k: 1\n    l: 2\nother:\n- x\n- - y\n  - z\nempty: []\n',
  'flow.yaml':
    'a: { b: 1, c: [1, 2], d: {}, "e f": \'g\' }\nwrapped: {\n    x: 1, # one\n    y: 2 # two\n  }\nw: [\n  1,\n  2,\n]\n',
  'bare.yaml': 'bare: { p, q: 1, r }\nnext: 2\n',
  'scalars.yaml':
    'text: |\n  one\n  two\n\nfolded: >-\n  a\n  b\nplain: a b\n  c\nnothing:\nquoted: "a\\nb"\nlast: 1',
  'windows.yaml': 'a:\r\n  b: 1\r\n  c:\r\n    - 1\r\n    - 2\r\nd: 3\r\n',
  'alias.yaml': 'x: &x { a: 1 }\ny: *x\nz: [*x, 1]\nl:\n  - *x\n  - 2\n',
  'plain.json': '{"a":1,"b":[1,2],"c":{}}',
  'lines.json':
    '{\n    "a": 1,\n    "b": {\n        "c": [\n            1,\n            2\n        ]\n    },\n    "d": { "e": null }\n}\n',
};

/** Many documents: the ones above, and examples of rules. */
export const documents: readonly SourceDocument[] = [
  ...Object.entries(texts),
  ...explanations
    .slice(0, 40)
    .flatMap(({ rule, good = {} }) =>
      Object.entries(good).map(([path, text]) => [`${rule}/${path}`, readMarks(text).text] as const),
    ),
]
  .map(([path, text]) => readDocument(path, text))
  .filter(({ findings, root }) => findings.length === 0 && root !== undefined)
  .filter(({ path, text }) => path === 'alias.yaml' || !text.includes('&'));

/** The pointers of all members and items. */
export function pointersIn({ root, text }: SourceDocument): readonly string[] {
  const pointers: string[] = [];
  const visit = (node: TreeNode, pointer: string): void => {
    if (node.kind === 'scalar') return;
    const entries: readonly (readonly [string | number, TreeNode, number])[] =
      node.kind === 'object'
        ? node.properties.map(({ key, value, keyEnd }) => [key, value, keyEnd] as const)
        : node.items.map((item, index) => [index, item, node.start] as const);
    for (const [key, value, from] of entries) {
      const at = joinPointer(pointer, key);
      pointers.push(at);
      // What stands elsewhere has a place of its own.
      if (value.start >= from && text.length > 0) visit(value, at);
    }
  };
  if (root !== undefined) visit(root, '');
  return pointers;
}
