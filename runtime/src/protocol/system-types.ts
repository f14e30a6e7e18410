/** The types of the protocol's own messages. */
export const systemTypes = {
  status: 'parley.status.v1',
  card: 'parley.card.v1',
  health: 'parley.health.v1',
  front: 'parley.front.v1',
  error: 'parley.error.v1',
  cancel: 'parley.cancel.v1',
  event: 'parley.event.v1',
  escalation: 'parley.escalation.v1',
  command: 'parley.command.v1',
  deadLetter: 'parley.dead-letter.v1',
  receipt: 'parley.receipt.v1',
} as const;
