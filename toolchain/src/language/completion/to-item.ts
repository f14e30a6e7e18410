import { linesOf } from '../text.ts';
import type { TextEdit } from '../edit.ts';
import type { Ask } from './ask.ts';
import type { Candidate, CompletionItem } from './item.ts';
import type { Slot } from './slot.ts';
import { inSnippet, spellDraft, spellScalar, withoutStops } from './spell.ts';

/** What a place needs around whatever is written there, found once for all items. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** The key that is there has its colon already. */
  readonly hasColon: boolean;
  readonly more: readonly TextEdit[];
}

/** Spaces and commas that are missing around a place. */
export function surroundingsOf(slot: Slot): Surroundings {
  const { entry, range, style } = slot;
  const { text } = entry.document;
  const behind = text.slice(range.end.offset, range.end.offset + 1_000);
  const hasColon = (style.json ? /^\s*:/ : /^[ \t]*:(?=[\s,[\]{}]|$)/).test(behind);
  return { ...spacesIn(slot), ...commas(slot, behind), hasColon };
}

/** In YAML a space separates a value from its colon, its dash, and a comment. */
function spacesIn({ entry, range, style }: Slot): Pick<Surroundings, 'before' | 'after'> {
  const { text } = entry.document;
  if (style.json) return { before: '', after: '' };
  const isNew = range.start.offset === range.end.offset;
  const isBehind = isNew && /[:-]/.test(text[range.start.offset - 1] ?? '');
  return { before: isBehind ? ' ' : '', after: text[range.end.offset] === '#' ? ' ' : '' };
}

/** In flow a comma separates what is written from what follows, and from what stands before it. */
function commas(slot: Slot, behind: string): Pick<Surroundings, 'more'> & Partial<Surroundings> {
  const { style } = slot;
  if (!style.flow) return { more: [] };
  const following = (style.json ? /^\s*(\S)/ : /^[ \t]*(\S)/).exec(behind)?.[1];
  const isFollowed = following !== undefined && !/[,:}\]#]/.test(following);
  const more = missingComma(slot);
  return isFollowed ? { more, after: /^\s/.test(behind) ? ',' : ', ' } : { more };
}

/** A candidate as the document writes it. */
export function toItem(
  slot: Slot,
  candidate: Candidate,
  { ask, around }: { readonly ask: Ask; readonly around: Surroundings },
): CompletionItem {
  const { style, range } = slot;
  const inner = /[[{]/.test(ask.before) ? { ...style, flow: true } : style;
  const spelled = spellScalar(candidate.value, inner);
  // Of a member that is there only the name is replaced.
  const isRenamed = ask.as === 'key' && around.hasColon;
  const snippet = isRenamed ? inSnippet(spelled) : snippetFor(candidate, inner, { ask, around });
  const text = withoutStops(snippet);
  return {
    ...described(candidate),
    filter: style.quote === undefined ? String(candidate.value) : spelled,
    sort: sortText(candidate, ask),
    edit: { range, text: /\n\s*$/.test(text) ? text.replace(/[ \t]+(?=\n)/g, '') : text },
    ...(snippet === inSnippet(text) ? {} : { snippet }),
    more: isRenamed ? [] : around.more,
  };
}

function snippetFor(
  { value, draft = { kind: 'blank' } }: Candidate,
  style: Slot['style'],
  { ask, around }: { readonly ask: Ask; readonly around: Surroundings },
): string {
  const spelled = inSnippet(spellScalar(value, style));
  const behind = ask.as === 'key' ? `: ${spellDraft(draft, style)}` : '';
  // A value on lines of its own needs no space behind the colon.
  const written = spelled + behind.replace(/^: (?=\n)/, ':');
  return inSnippet(around.before + ask.before) + written + inSnippet(ask.after + around.after);
}

function described({
  value,
  kind,
  detail,
  documentation,
  symbol,
  deprecated,
}: Candidate): Pick<CompletionItem, 'label' | 'kind'> & Partial<CompletionItem> {
  return {
    label: String(value),
    kind,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    ...(symbol === undefined ? {} : { symbol }),
    ...(deprecated === true ? { deprecated } : {}),
  };
}

/** Where a candidate stands in the list. */
export function sortText({ rank, value }: Candidate, { late }: Ask): string {
  return `${late ? 'b' : 'a'}${String(rank).padStart(5, '0')} ${String(value)}`;
}

/** The comma that separates what is written from what stands before it. */
function missingComma({ entry, range, style }: Slot): readonly TextEdit[] {
  const { text } = entry.document;
  const before = text.slice(0, range.start.offset);
  const end = (style.json ? before.trimEnd() : before.replace(/[ \t]+$/, '')).length;
  const last = before[end - 1] ?? '';
  if (last === '' || /[,:[{\s]/.test(last)) return [];
  // Right behind a token nothing separate is written.
  if (end === range.start.offset) return [];
  return [{ range: linesOf(entry.document).rangeOf(end, end), text: ',' }];
}
