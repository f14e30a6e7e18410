import type { Message } from '../protocol/message.ts';
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
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return ({ data }) => {
    let value: unknown = data;
    for (const key of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
      value = (value as Record<string, unknown>)[key];
    }
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
}
