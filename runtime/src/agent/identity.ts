import type { Bundle } from '@parley/schemas';
import { formatSource, isInstanceName } from '../protocol/names.ts';
import { createTopics, type Topics } from '../protocol/system-topics.ts';
import { ParleyError } from '../errors.ts';

/** The instance name that stands for whichever instance is the front: see docs/decisions/0009-directed-messages.md. */
export const frontInbox = 'front';

/** Who an agent instance is, in every form that others see. */
export interface Identity {
  readonly agent: string;
  readonly instance: string;
  /** The same name in every life: its sessions are worth keeping. */
  readonly isStable: boolean;
  readonly source: string;
  readonly topics: Topics;
  readonly clientIds: {
    readonly control: string;
    readonly front: string;
    readonly critical: string;
    readonly instance: string;
  };
}

/** One life of an instance. */
export interface LivingIdentity extends Identity {
  /** Tells the lives of an instance apart, and is higher in each later one. */
  readonly incarnation: number;
}

export interface IdentityOptions {
  readonly bundle: Bundle;
  readonly agent: string;
  readonly instance: string | undefined;
  readonly prefix: string | undefined;
  readonly tenant: string | null | undefined;
  readonly randomName: () => string;
}

/** Names and topics of one agent instance. Throws `invalid_argument` for a name that cannot be. */
export function createIdentity(options: IdentityOptions): Identity {
  const { bundle, agent } = options;
  const prefix = options.prefix ?? bundle.prefix;
  const tenant = options.tenant === undefined ? bundle.tenant : options.tenant;
  const instance = options.instance ?? `tmp-${options.randomName()}`;
  if (!isInstanceName(instance) || instance === frontInbox) {
    throw new ParleyError('invalid_argument', `"${instance}" cannot be the name of an instance`);
  }
  const root = `${tenant === null ? '' : `${tenant}/`}${prefix}:${agent}`;
  return {
    agent,
    instance,
    isStable: options.instance !== undefined,
    source: formatSource(agent, instance),
    topics: createTopics({ prefix, tenant }),
    // Names of agents have no colon and no slash: no two of these can be equal.
    clientIds: {
      control: `${root}/${instance}`,
      front: root,
      critical: `${root}:critical`,
      instance: `${root}/${instance}:work`,
    },
  };
}

let lastIncarnation = 0;

/** Begins a life: later than all before it in this process, even within one millisecond. */
export function beginLife(identity: Identity, nowMs: number): LivingIdentity {
  lastIncarnation = Math.max(nowMs, lastIncarnation + 1);
  return { ...identity, incarnation: lastIncarnation };
}
