import { toDeadLetterData } from '../../delivery/dead-letter-data.ts';
import type { DeadLetter, DeadLetterStore } from '../../delivery/dead-letters.ts';
import type { Redrive } from '../redrive.ts';
import { systemTypes } from '../system-messages.ts';
import type { Asked, CommandResult, Keeper, Queries, Query } from './query.ts';
import { readSelection, select, type Page } from './selection.ts';

export interface DeadLetterQueriesOptions {
  readonly identity: Keeper;
  readonly store: DeadLetterStore;
  readonly redrive: Redrive;
  /** False while it is paused or drains: then nothing is handled again. */
  readonly isTaking: () => boolean;
}

/** What operators may ask about dead letters. */
export function createDeadLetterQueries(options: DeadLetterQueriesOptions): Queries {
  const { store } = options;
  const withPage =
    (act: (page: Page<Selected>, asked: Asked) => Promise<CommandResult> | CommandResult): Query =>
    (asked) => {
      const selection = readSelection(asked.data);
      if (selection === undefined || !isOriginalBytes(asked.data.originalBytes)) return undefined;
      return act(select(toSelectable(store.list(), asked.data.originalBytes), selection), asked);
    };
  return {
    'dead-list': withPage((page, asked) => list(page, asked, options)),
    'dead-redrive': withPage((page, asked) => redrive(page, asked, options)),
    'dead-purge': withPage((page) => {
      const gone = new Set(store.remove(idsOf(page)).map(({ id }) => id));
      return toResult(page, { done: idsOf(page).filter((id) => gone.has(id)) });
    }),
  };
}

interface Selected {
  readonly id: string;
  readonly code: string;
  readonly channel: string | undefined;
  readonly at: string;
  readonly bytes: number;
  readonly letter: DeadLetter;
}

function toSelectable(letters: readonly DeadLetter[], originalBytes = Infinity): readonly Selected[] {
  return letters.map((letter) => ({
    id: letter.id,
    code: letter.code,
    channel: letter.channel,
    at: letter.failedAt,
    bytes: Math.min(letter.payload.length, originalBytes),
    letter,
  }));
}

function list(page: Page<Selected>, asked: Asked, options: DeadLetterQueriesOptions): CommandResult {
  const { originalBytes } = asked.data;
  const shown = originalBytes === undefined ? {} : { originalBytes };
  for (const { letter } of page.items)
    asked.tell(systemTypes.deadLetter, toDeadLetterData(letter, { ...options.identity, ...shown }));
  return toResult(page, { done: idsOf(page), dropped: options.store.dropped });
}

async function redrive(
  page: Page<Selected>,
  asked: Asked,
  { redrive: again, isTaking }: DeadLetterQueriesOptions,
): Promise<CommandResult> {
  if (!isTaking()) {
    const reason = { code: 'unavailable', message: 'the instance is paused or stopping' } as const;
    return toResult(page, { done: [], failed: idsOf(page).map((id) => ({ id, ...reason })) });
  }
  const failures = new Map<string, Awaited<ReturnType<Redrive>>>();
  // Oldest first, as they came; two letters of one message one after the other.
  const letters = page.items.map(({ letter }) => letter).reverse();
  await Promise.all(
    [...groupByMessage(letters).values()].map(async (ofOneMessage) => {
      for (const letter of ofOneMessage)
        failures.set(letter.id, await again(letter, asked.data.evenExpired === true));
    }),
  );
  const ids = letters.map(({ id }) => id);
  return toResult(page, {
    done: ids.filter((id) => failures.get(id) === undefined),
    failed: ids.flatMap((id) => {
      const failure = failures.get(id);
      return failure === undefined ? [] : [{ id, ...failure }];
    }),
  });
}

function groupByMessage(letters: readonly DeadLetter[]): ReadonlyMap<string, readonly DeadLetter[]> {
  const groups = new Map<string, DeadLetter[]>();
  for (const letter of letters) {
    const key = messageKey(letter);
    groups.set(key, [...(groups.get(key) ?? []), letter]);
  }
  return groups;
}

function messageKey({ id, sender, messageId }: DeadLetter): string {
  return messageId === undefined ? id : JSON.stringify([sender, messageId]);
}

function idsOf({ items }: Page<Selected>): string[] {
  return items.map(({ id }) => id);
}

function toResult({ total, next }: Page<unknown>, result: CommandResult): CommandResult {
  return { ...result, total, ...(next === undefined ? {} : { next }) };
}

function isOriginalBytes(value: unknown): boolean {
  return value === undefined || (Number.isInteger(value) && Number(value) >= 0);
}
