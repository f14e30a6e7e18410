import type { Destination, Draft, DraftForm, DraftProblem, Sent } from '@parley/explorer/protocol';

/** A message that is being written, or sent again as it was. */
export interface PublishState {
  isOpen: boolean;
  /** `again`: a captured message as it was; there is nothing to write. */
  mode: 'write' | 'again';
  /** The captured message that it comes from. */
  row: number | undefined;
  destinations: readonly Destination[];
  /** What is typed to find a channel; undefined while nobody looks for one. */
  search: string | undefined;
  /** Which of the found is meant. */
  found: number;
  draft: Draft | undefined;
  form: DraftForm | undefined;
  /** Places whose text is no value yet, by their JSON pointer. */
  texts: ReadonlyMap<string, string>;
  /** The data is written as one JSON text. */
  isJson: boolean;
  showsMore: boolean;
  /** Where the draft breaks its contract; undefined until it is judged. */
  problems: readonly DraftProblem[] | undefined;
  /** Why it cannot be sent at all. */
  refused: string | undefined;
  /** The invalid message was to be sent: `wait` for its reply or not. */
  confirms: 'send' | 'wait' | undefined;
  /** Acts that are under way. */
  sending: number;
  /** What this page sent, newest first. */
  history: readonly HistoryEntry[];
}

export interface HistoryEntry {
  readonly channel: string;
  readonly type: string;
  readonly atMs: number;
  /** Undefined while a reply is waited for. */
  readonly sent: Extract<Sent, { readonly kind: 'sent' }> | undefined;
  /** Why nothing was sent. */
  readonly reason: string | undefined;
}

export function createPublishState(): PublishState {
  return {
    isOpen: false,
    mode: 'write',
    row: undefined,
    destinations: [],
    search: undefined,
    found: 0,
    draft: undefined,
    form: undefined,
    texts: new Map(),
    isJson: false,
    showsMore: false,
    problems: undefined,
    refused: undefined,
    confirms: undefined,
    sending: 0,
    history: [],
  };
}

/** One channel with one of its messages. */
export interface Choice {
  readonly channel: string;
  readonly type: string;
  readonly address: string;
  readonly description: string;
}

const maxChoices = 50;

/** What the typed words find: each of them somewhere in channel, type, address or description. */
export function choicesOf({ destinations, search = '' }: PublishState): readonly Choice[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = destinations.flatMap(({ channel, messages, address, description }) =>
    messages.map((type) => ({ channel, type, address: address ?? '', description: description ?? '' })),
  );
  const found = all.filter((choice) => {
    const text = Object.values(choice).join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return found.slice(0, maxChoices);
}

/** Whether something that was typed is no value yet. */
export function isUnfinished({ texts }: PublishState): boolean {
  return [...texts.values()].some((text) => !isValue(text));
}

function isValue(text: string): boolean {
  if (text.trim() !== '' && Number.isFinite(Number(text))) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
