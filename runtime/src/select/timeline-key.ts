import type { Message } from '../protocol/message.ts';
import { memberAt, parsePointer } from '../protocol/pointer.ts';
import { isKeyMember } from './timeline-spec.ts';

/** Reads what keeps sequences apart; undefined for a message that has nothing of it. */
export function createKeyReader(by = 'correlationId'): (message: Message) => string | undefined {
  if (by === 'correlationId') return ({ correlationId, id }) => correlationId ?? id;
  if (isKeyMember(by)) return (message) => message[by];
  if (by.startsWith('/')) return createPointerReader(by);
  const name = by.slice('header:'.length);
  return ({ headers }) => (headers !== undefined && Object.hasOwn(headers, name) ? headers[name] : undefined);
}

function createPointerReader(pointer: string): (message: Message) => string | undefined {
  const path = parsePointer(pointer);
  return ({ data }) => {
    const value = memberAt(data, path);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
}
