import { Escalations, type Escalation } from '../delivery/escalations.ts';
import type { Environment } from '../environment.ts';
import type { Journal } from '../journal/journal.ts';
import type { Reports } from './reports.ts';

/** Requests that wait for people; each that begins or ends its waiting is an event. */
export function createEscalations(
  options: { readonly environment: Environment; readonly journal: Journal | undefined },
  reports: Reports,
): Escalations {
  return new Escalations({
    ...options,
    onHeld: (escalation) => {
      reports.event({
        ...about(escalation),
        step: 'manual',
        message: `a request to ${escalation.channel} waits for people: parley escalation show ${escalation.id}`,
        details: { escalationId: escalation.id },
      });
    },
    onResolved: (escalation, { kind }, { by, note }) => {
      reports.event({
        ...about(escalation),
        step: 'resolved',
        message: `${by} ended the waiting of a request to ${escalation.channel}: ${kind}`,
        details: {
          escalationId: escalation.id,
          resolution: kind,
          by,
          ...(note === undefined ? {} : { note }),
        },
      });
    },
  });
}

function about({ channel, correlationId, messageId }: Escalation) {
  return {
    kind: 'escalation',
    code: 'timeout',
    channel,
    messageId,
    ...(correlationId === undefined ? {} : { correlationId }),
  } as const;
}
