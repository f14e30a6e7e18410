import { field } from '../../model/fields.ts';
import { placeholdersOf } from '../../model/names.ts';
import { linesOf } from '../text.ts';
import { noteCompletions } from './comments.ts';
import type { Candidate, CompletionItem } from './item.ts';
import { parameterNames } from './names/agents.ts';
import type { Slot } from './slot.ts';

/** What may be written inside of a text: a placeholder, a rule in a `$comment`. Undefined: the text is one value. */
export function partCompletions(slot: Slot): readonly CompletionItem[] | undefined {
  const { keys, part, node } = slot.cursor;
  if (part !== 'value' || node?.kind !== 'scalar') return undefined;
  if (keys.at(-1) === '$comment') return inComment(slot);
  const names = /\{\w*$/.test(slot.typed) ? placeholderNames(slot) : undefined;
  return names && placeholders(slot, names);
}

/** What may stand between braces; undefined: braces mean nothing there. */
function placeholderNames(slot: Slot): readonly Candidate[] | undefined {
  const { cursor, entry } = slot;
  const [first, channel = '', key, ...rest] = cursor.keys;
  if (entry.kind === 'config' && first === 'run') return [{ value: 'agent', kind: 'parameter', rank: 1 }];
  const isAddress = first === 'channels' && key === 'address' && rest.length === 0;
  return entry.kind === 'channel' && isAddress ? parametersOf(slot, channel) : undefined;
}

/** The parameters that the channel describes, then those of others; each is in an address once. */
function parametersOf({ snapshot, entry, offset, range }: Slot, channel: string): readonly Candidate[] {
  const own = field(field(field(entry.document.value, 'channels'), channel), 'parameters');
  const names = Object.keys(own ?? {});
  const { text } = entry.document;
  const before = text.slice(range.start.offset, offset).replace(/\{\w*$/, '');
  const behind = text.slice(offset, range.end.offset).replace(/^\w*\}?/, '');
  const used = new Set([...placeholdersOf(before), ...placeholdersOf(behind)]);
  const word = /\w*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const others = parameterNames(snapshot.steady).filter(
    ({ value }) => !names.includes(String(value)) && value !== word,
  );
  const all = [
    ...names.map((name): Candidate => ({
      value: name,
      kind: 'parameter',
      detail: 'of this channel',
      rank: 1,
    })),
    ...others,
  ];
  return all.filter(({ value }) => value !== '' && !used.has(String(value)));
}

function placeholders({ entry, offset }: Slot, candidates: readonly Candidate[]): readonly CompletionItem[] {
  const { text } = entry.document;
  const start = offset - (/\w*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  const [, word = '', brace = ''] = /^(\w*)(\}?)/.exec(text.slice(offset)) ?? [];
  const range = linesOf(entry.document).rangeOf(start, offset + word.length);
  return candidates.map(({ value, kind, detail, rank }) => ({
    label: String(value),
    kind,
    ...(detail === undefined ? {} : { detail }),
    filter: String(value),
    sort: `a${rank} ${String(value)}`,
    edit: { range, text: brace === '' ? `${String(value)}}` : String(value) },
    more: [],
  }));
}

/** Of a text with escapes, places in the value are not those in the document. */
function inComment({ snapshot, entry, offset, range, style }: Slot): readonly CompletionItem[] {
  const { text } = entry.document;
  const isQuoted = style.quote !== undefined;
  const start = range.start.offset + (isQuoted ? 1 : 0);
  const end = range.end.offset - (isQuoted ? 1 : 0);
  const note = text.slice(start, Math.max(start, end));
  if (offset < start || offset > end || note.includes('\\')) return [];
  return noteCompletions({ snapshot, entry, text: note, start, offset, takesReason: isQuoted });
}
