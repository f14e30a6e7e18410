import { randomUUID } from 'node:crypto';
import { watchAgents, type LiveAgents } from '@parley/runtime';
import { clock } from '../clock.ts';
import type { ConnectionOptions } from '../commands/options.ts';
import { openTarget, type Target } from '../operate/target.ts';
import { operatorName } from '../send/operator-bundle.ts';
import { toFailure } from '../send/unreachable.ts';

const connectTimeoutMs = 5_000;

/** Watches the instances on a broker while `work` runs. */
export async function withAgents<Result>(
  options: ConnectionOptions,
  work: (agents: LiveAgents, target: Target) => Promise<Result>,
): Promise<Result> {
  const target = await openTarget(options, { isObeyed: false });
  const { factory, topics, label } = target;
  const name = randomUUID().slice(0, 8);
  const signal = AbortSignal.timeout(connectTimeoutMs);
  const agents = await watchAgents({ factory, topics, clock, agent: operatorName, name, signal }).catch(
    (error: unknown) => {
      throw toFailure(error, label);
    },
  );
  try {
    return await work(agents, target);
  } finally {
    await agents.close();
  }
}
