import { type Document, type Node, Scalar, isMap, isNode, isPair, isSeq, parseDocument, visit } from 'yaml';
import { type WrittenScalar, placeScalars, privateUse, wordOf } from './yaml-scalars.ts';
import { restoreComments, takeComment } from './yaml-comments.ts';

/** A comment in the place of the line break behind a bracket. */
const wrapMark = '\uE005';

/** A YAML document in the layout that Parley has; undefined where that cannot be made. Lines end with LF. */
export function formatYaml(text: string): string | undefined {
  if (privateUse.test(text)) return undefined;
  const document = parseDocument(text, { uniqueKeys: false, strict: true, logLevel: 'silent' });
  if (document.errors.length > 0 || document.warnings.length > 0 || document.contents === null)
    return undefined;
  keepLines(document, text);
  const comments = keepBehindKeys(document, text);
  const scalars = takeScalars(document, text);
  const printed = document.toString({ lineWidth: 0, indent: 2, minContentWidth: 0 });
  const lines = printed
    .replaceAll(new RegExp(`\\n[ ]*#${wrapMark}`, 'gu'), '')
    .split('\n')
    .map(withoutPadding)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n');
  return `${placeScalars(restoreComments(lines, comments), scalars).replace(/^\n+/, '').trimEnd()}\n`;
}

/** `[ a ]` is `[a]`; comments are no code. */
function withoutPadding(line: string): string {
  const comment = /(?:^|\s)#.*$/.exec(line)?.index ?? line.length;
  const code = line
    .slice(0, comment)
    .replaceAll(/\[ (?=\S)/g, '[')
    .replaceAll(/(?<=\S) \]/g, ']');
  return (code + line.slice(comment)).trimEnd();
}

/** A collection in brackets that goes over lines does so afterwards. */
function keepLines(document: Document.Parsed, text: string): void {
  visit(document, {
    Collection: (_, node) => {
      const first = firstEntry(node);
      const start = node.range?.[0];
      const at = first?.range?.[0];
      if (node.flow !== true || first === undefined || start === undefined || at === undefined) return;
      if (!text.slice(start, at).includes('\n')) return;
      first.commentBefore = first.commentBefore ? `${wrapMark}\n${first.commentBefore}` : wrapMark;
      first.spaceBefore = false;
    },
  });
}

/** The comments behind a colon or a dash, which would else move to the next line. */
function keepBehindKeys(document: Document.Parsed, text: string): readonly string[] {
  const comments: string[] = [];
  const keep = (value: unknown, from: number | undefined): void => {
    if (!isNode(value) || from === undefined || value.range == null) return;
    const said = /^[^\n#]*[\s:-]#([^\n]*)\n/.exec(text.slice(from, value.range[0]))?.[1];
    if (said === undefined) return;
    const first = isMap(value) || isSeq(value) ? firstEntry(value) : undefined;
    for (const holder of [value, first]) {
      if (holder === undefined || !takeComment(holder, said, comments.length)) continue;
      comments.push(said);
      return;
    }
  };
  visit(document, {
    Pair: (_, pair) => {
      keep(pair.value, isNode(pair.key) ? pair.key.range?.[1] : undefined);
    },
    Seq: (_, node) => {
      if (node.flow === true) return;
      let from = node.range?.[0];
      for (const item of node.items) {
        keep(item, from);
        from = isNode(item) ? item.range?.[1] : from;
      }
    },
  });
  return comments;
}

function firstEntry(node: { readonly items: readonly unknown[] }): Node | undefined {
  const [first] = node.items;
  const entry = isPair(first) ? first.key : first;
  return isNode(entry) ? entry : undefined;
}

/** Every scalar goes, and a word in its place comes: what is written stays as it is written. */
function takeScalars(document: Document.Parsed, text: string): readonly WrittenScalar[] {
  const scalars: WrittenScalar[] = [];
  visit(document, {
    Scalar: (_, node) => {
      const [start, end] = node.range ?? [0, 0];
      const source = text.slice(start, end);
      if (source === '') return;
      scalars.push({ source, isBlock: node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED' });
      node.value = wordOf(scalars.length - 1);
      node.type = Scalar.PLAIN;
      delete node.source;
      delete node.format;
      delete node.minFractionDigits;
    },
  });
  return scalars;
}
