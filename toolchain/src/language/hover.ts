import type { Range } from '../diagnostic.ts';
import type { SourceDocument } from '../source/document.ts';
import { commentAt } from './completion/slot.ts';
import { cursorAt } from './cursor.ts';
import { contentAt } from './hover/content.ts';
import type { HoverContext, LinkTo } from './hover/context.ts';
import { ruleWords } from './hover/rule-words.ts';
import { symbolWords } from './hover/symbol-words.ts';
import { useAt } from './references/find-uses.ts';
import type { ContractSymbol } from './references/symbol.ts';
import { type Use, locationOfUse } from './references/use.ts';
import type { Snapshot } from './snapshot.ts';
import { linesOf } from './text.ts';

/** What a name, key or value means. */
export interface Hover {
  readonly range: Range;
  /** Without HTML; what people wrote is escaped. */
  readonly markdown: string;
}

interface HoverRequest {
  readonly offset: number;
  /** Default: names lead nowhere. */
  readonly linkTo?: LinkTo;
}

const noLink: LinkTo = () => undefined;

/** What is at an offset of the present text of a file, with its resolved contract; undefined: nothing to tell. */
export function hoverAt(
  snapshot: Snapshot,
  path: string,
  { offset, linkTo = noLink }: HoverRequest,
): Hover | undefined {
  const entry = snapshot.document(path);
  if (entry === undefined) return undefined;
  const { document } = entry;
  const comment = commentAt(path, document.text, offset);
  if (comment !== undefined) return wordHover(document, offset);
  const context: HoverContext = { workspace: snapshot.steady, linkTo };
  const named = nameHover(context, useAt(snapshot, path, offset));
  if (named !== undefined) return named;
  const cursor = cursorAt(document, offset);
  if (cursor.part === 'space') return undefined;
  const markdown = contentAt(context, { snapshot, entry, cursor, offset });
  return markdown === undefined || markdown === '' ? undefined : { range: cursor.range, markdown };
}

function nameHover(context: HoverContext, use: Use | undefined): Hover | undefined {
  // The first key of a schema file is a keyword, too.
  if (use === undefined || (use.role === 'declares' && use.place.pointer === '')) return undefined;
  const markdown = symbolWords(context, use.symbol);
  return markdown === undefined ? undefined : { range: locationOfUse(use).range, markdown };
}

/** What a name of the workspace means, as hovering it tells; undefined: nobody declares it. */
export function documentationOf(
  snapshot: Snapshot,
  symbol: ContractSymbol,
  linkTo: LinkTo = noLink,
): string | undefined {
  return symbolWords({ workspace: snapshot.steady, linkTo }, symbol);
}

/** A rule that a comment names. */
function wordHover(document: SourceDocument, offset: number): Hover | undefined {
  const { text } = document;
  const start = offset - (/\w*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  const end = offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0);
  const markdown = ruleWords(text.slice(start, end));
  return markdown === undefined ? undefined : { range: linesOf(document).rangeOf(start, end), markdown };
}
