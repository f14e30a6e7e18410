import type { Priority } from '@parley/runtime/protocol';
import type { Draft } from './draft.ts';

/** What a page may send at once, as JSON. */
export const maxDraftBytes = 256 * 1024;
const maxDepth = 100;
const maxEntries = 100;
const priorities: readonly Priority[] = ['low', 'normal', 'high', 'critical'];

type Wire = Readonly<Record<string, unknown>>;

/** A draft as it came from outside: everything in it may be anything. Throws for what is none, too large or too deep. */
export function readDraft(value: unknown): Draft {
  const draft = record('the message', value);
  const { channel, type, data } = draft;
  if (typeof channel !== 'string' || typeof type !== 'string')
    throw new Error('the message names no channel and type');
  if (data === undefined) throw new Error('the message has no data');
  assertSize(data);
  return {
    ...{ channel, type, data },
    parameters: texts('parameters', draft.parameters ?? {}),
    ...textOf(draft, 'to'),
    ...textOf(draft, 'correlationId'),
    ...textOf(draft, 'causationId'),
    ...textOf(draft, 'subject'),
    ...priorityOf(draft),
    ...tagsOf(draft),
    ...(draft.headers === undefined ? {} : { headers: texts('headers', draft.headers) }),
  };
}

function record(what: string, value: unknown): Wire {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Wire;
  throw new Error(`${what} must be an object`);
}

function texts(what: string, value: unknown): Record<string, string> {
  const entries = Object.entries(record(what, value));
  if (entries.length > maxEntries) throw new Error(`more than ${String(maxEntries)} ${what}`);
  return Object.fromEntries(entries.map(([name, text]) => [name, oneText(`${what}: ${name}`, text)]));
}

/** As long as a topic may be. */
const maxText = 65_535;

function oneText(what: string, text: unknown): string {
  if (typeof text === 'string' && text.length <= maxText) return text;
  throw new Error(`${what} must be a text`);
}

/** What is left empty is not there. */
function textOf<Name extends string>(draft: Wire, name: Name): Partial<Record<Name, string>> {
  const value = draft[name];
  if (value === undefined || value === null || value === '') return {};
  return { [name]: oneText(name, value) } as Partial<Record<Name, string>>;
}

function priorityOf({ priority }: Wire): { readonly priority?: Priority } {
  if (priority === undefined || priority === null || priority === '') return {};
  const found = priorities.find((known) => known === priority);
  if (found === undefined) throw new Error(`priority must be one of ${priorities.join(', ')}`);
  return { priority: found };
}

function tagsOf({ tags }: Wire): { readonly tags?: readonly string[] } {
  if (tags === undefined || tags === null) return {};
  if (!Array.isArray(tags) || tags.length > maxEntries) throw new Error('tags must be a short list of texts');
  const found = tags.map((tag: unknown) => oneText('a tag', tag));
  return found.length === 0 ? {} : { tags: found };
}

function assertSize(data: unknown): void {
  assertDepth(data);
  const bytes = Buffer.byteLength(JSON.stringify(data));
  if (bytes > maxDraftBytes)
    throw new Error(
      `the data has ${String(bytes)} bytes; at most ${String(maxDraftBytes)} are sent from here`,
    );
}

/** Level by level: what is deep must not exhaust the stack before it is found out. */
function assertDepth(data: unknown): void {
  let level: readonly unknown[] = [data];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) throw new Error(`the data is nested deeper than ${String(maxDepth)} levels`);
    level = level.flatMap((value): readonly unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
}
