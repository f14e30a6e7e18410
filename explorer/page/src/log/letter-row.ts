import type { Letter, Row } from '@parley/explorer/protocol';
import { formatCount, none, plain } from '../format.ts';

/** The row of a dead letter tells of the message that was given up: where it went, from whom, and who gave it up. */
export function givenUp(row: Row, { topic, sender, keeper }: Letter): Row {
  return { ...row, topic: topic === '' ? row.topic : topic, sender, receiver: keeper };
}

/** `invalid_data` as words. */
export function reasonWords({ reason }: Letter): string {
  return reason === '' ? 'dead letter' : plain(reason.replaceAll('_', ' '));
}

export function messageWords({ message }: Letter): string {
  return message === '' ? none : plain(message);
}

export function triesWords({ attempts }: Letter): string {
  return attempts === undefined ? none : formatCount(attempts);
}
