import { parseSource } from '../protocol/names.ts';
import { isDerivedId } from '../protocol/uuid.ts';

/** What tells messages apart: the same text for two copies of one message, and for no other. */
export function messageKey(sender: string, id: string): string {
  const origin = messageOrigin(sender, id);
  // The length keeps apart what would read the same: a foreign source may hold anything.
  return `${origin.length} ${origin} ${id}`;
}

/** Whose ids these are: a derived id is the same whichever instance of the agent derived it (REQ-DEL-21). */
export function messageOrigin(sender: string, id: string): string {
  if (!isDerivedId(id)) return sender;
  const agent = parseSource(sender)?.agent;
  return agent === undefined ? sender : `/agents/${agent}`;
}
