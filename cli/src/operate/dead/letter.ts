import type { DeadLetterData } from '@parley/schemas';
import { nameOf, type Answers, type Keeper } from '../keepers.ts';

/** A dead letter with who keeps it. */
export interface KeptLetter {
  readonly id: string;
  readonly keeper: Keeper;
  readonly data: DeadLetterData;
}

/** The letters of an answer, the newest first; what is none is left out. */
export function readLetters({ answers }: Answers): readonly KeptLetter[] {
  return answers
    .flatMap(({ agent, instance, items }) =>
      items.filter(isLetter).map((data) => ({ id: data.id, keeper: { agent, instance }, data })),
    )
    .sort((a, b) => (a.data.lastAt < b.data.lastAt ? 1 : a.data.lastAt > b.data.lastAt ? -1 : 0));
}

/** Letters by who keeps them, in pieces that one command may name. */
export function groupByKeeper(letters: readonly KeptLetter[]): readonly (readonly KeptLetter[])[] {
  const groups = new Map<string, KeptLetter[]>();
  for (const letter of letters) {
    const name = nameOf(letter.keeper);
    groups.set(name, [...(groups.get(name) ?? []), letter]);
  }
  return [...groups.values()].flatMap(inPieces);
}

const pieceLength = 100;

function inPieces(letters: readonly KeptLetter[]): KeptLetter[][] {
  const count = Math.ceil(letters.length / pieceLength);
  return Array.from({ length: count }, (_, index) =>
    letters.slice(index * pieceLength, (index + 1) * pieceLength),
  );
}

const texts = ['id', 'reason', 'message', 'topic', 'original', 'firstAt', 'lastAt'] as const;
const numbers = ['size', 'attempts'] as const;

/** What comes over a broker may be anything. */
function isLetter(value: unknown): value is DeadLetterData & { readonly id: string } {
  if (typeof value !== 'object' || value === null) return false;
  const data = value as Readonly<Record<string, unknown>>;
  const optional = ['channel', 'receive', 'messageId', 'sender', 'type', 'correlationId', 'contentType'];
  return (
    texts.every((name) => typeof data[name] === 'string') &&
    numbers.every((name) => typeof data[name] === 'number') &&
    optional.every((name) => data[name] === undefined || typeof data[name] === 'string')
  );
}
