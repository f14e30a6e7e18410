import type { ReceiptData } from '@parley/schemas';
import { errorCodes } from '../../protocol/error-codes.ts';
import type { Message } from '../../protocol/message.ts';
import { parseSource } from '../../protocol/names.ts';
import type { Told } from './journey.ts';

export interface ReadReceipt {
  readonly agent: string;
  readonly ids: readonly string[];
  readonly toldOf: (id: string) => Told;
}

const plain: Readonly<Record<ReceiptData['kind'], Told>> = {
  received: { status: 'received' },
  handled: { status: 'handled' },
  expired: { status: 'expired' },
};

/** What a receipt says, if it makes sense and is by the agent that it names (REQ-DEL-11). */
export function readReceipt({ sender, data }: Message): ReadReceipt | undefined {
  const { kind, agent, ids, dead } = (
    typeof data === 'object' && data !== null ? data : {}
  ) as Partial<ReceiptData>;
  if (agent === undefined || parseSource(sender)?.agent !== agent) return undefined;
  if (kind === undefined || !Object.hasOwn(plain, kind) || !Array.isArray(ids)) return undefined;
  const told = plain[kind];
  if (kind !== 'handled' || !Array.isArray(dead)) return { agent, ids, toldOf: () => told };
  const codes = new Map(dead.map((letter) => [letter.id, letter.code]));
  return {
    agent,
    ids,
    toldOf: (id) => {
      const code = codes.get(id);
      return code === undefined ? told : { status: 'dead', code: knownCode(code) };
    },
  };
}

/** A later version may have codes that this one does not know. */
function knownCode(code: unknown): Told['code'] & string {
  return errorCodes.find((known) => known === code) ?? 'handler_failed';
}
