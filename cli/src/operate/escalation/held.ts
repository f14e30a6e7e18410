import type { EscalationData } from '@parley/schemas';
import type { Answers, Keeper, Keepers } from '../keepers.ts';

/** A request that waits for people, with who holds it. */
export interface Held {
  readonly id: string;
  readonly keeper: Keeper;
  readonly data: EscalationData;
}

export interface FoundHeld {
  /** The oldest first: it waits longest. */
  readonly held: readonly Held[];
  readonly silent: readonly Keeper[];
}

const pageLength = 1000;
/** A table needs no requests. */
const noOriginals = { originalBytes: 0 };

/** What waits for people at all who were asked; `ids`: these alone, with their requests. */
export async function findHeld(
  keepers: Keepers,
  timeoutMs: number,
  ids?: readonly string[],
): Promise<FoundHeld> {
  const answers = await keepers.ask({
    data: {
      command: 'escalation-list',
      limit: pageLength,
      ...(ids === undefined ? noOriginals : { ids: [...ids] }),
    },
    of: keepers.keepers,
    timeoutMs,
  });
  return { held: readHeld(answers), silent: answers.silent };
}

function readHeld({ answers }: Answers): readonly Held[] {
  return answers
    .flatMap(({ agent, instance, items }) =>
      items.filter(isEscalation).map((data) => ({ id: data.id, keeper: { agent, instance }, data })),
    )
    .sort((a, b) => a.data.since.localeCompare(b.data.since));
}

/** What comes over a broker may be anything. */
function isEscalation(value: unknown): value is EscalationData {
  if (typeof value !== 'object' || value === null) return false;
  const data = value as Readonly<Record<string, unknown>>;
  const texts = ['id', 'channel', 'type', 'messageId', 'since', 'original'];
  return (
    texts.every((name) => typeof data[name] === 'string') &&
    Array.isArray(data.timeouts) &&
    data.timeouts.every(isTimeout)
  );
}

function isTimeout(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'step' in value && 'at' in value;
}
