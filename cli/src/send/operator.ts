import { connect } from '@parley/runtime';
import type { Agent } from '@parley/runtime';
import { construct, defineAgent } from '@parley/runtime/codegen';
import type { UntypedAgent } from '@parley/runtime/codegen';
import { createTopics } from '@parley/runtime/protocol';
import { createFactory } from '@parley/runtime/transport';
import type { TransportFactory } from '@parley/runtime/transport';
import type { Bundle } from '@parley/schemas';
import { operatorName, withOperator } from './operator-bundle.ts';
import type { PreparedMessage } from './prepare.ts';
import { toFailure } from './unreachable.ts';

const connectTimeoutMs = 5_000;

/** Who sends for the command line while `work` runs. */
export interface Operator {
  readonly agent: Agent<UntypedAgent>;
  /** The message as `send` and `request` take it. */
  readonly content: unknown;
}

/** Joins the broker as the agent `parley-cli`, and leaves no trace there. */
export async function asOperator<Result>(
  prepared: PreparedMessage,
  work: (operator: Operator) => Promise<Result>,
): Promise<Result> {
  const { channel, type, data, target, connection } = prepared;
  const bundle = withOperator(prepared.bundle, channel, type);
  const factory = createFactory(target.url, connection);
  const signal = AbortSignal.timeout(connectTimeoutMs);
  const explain = (error: unknown): never => {
    throw toFailure(error, target.label);
  };
  const bus = await connect(factory, { signal }).catch(explain);
  // The command has judged the data itself, and may have been told to send it all the same.
  const accepted = { [type]: () => true };
  const agent = bus.agent(
    defineAgent(operatorName, bundle, accepted),
    {},
    { sessionExpirySeconds: 0, handshake: 'off' },
  );
  try {
    await agent.start({ signal }).catch(explain);
    return await work({ agent, content: construct(type, data) });
  } finally {
    await agent.stop();
    await bus.close();
    if (agent.state === 'stopped') await removeTraces(factory, bundle, agent.instance);
  }
}

/** An instance that never comes back must not stay on the broker as an offline agent. */
async function removeTraces(factory: TransportFactory, bundle: Bundle, instance: string): Promise<void> {
  const topics = createTopics({ prefix: bundle.prefix, tenant: bundle.tenant });
  const transport = factory.create({ clientId: `${operatorName}-${instance}` });
  await transport.open(AbortSignal.timeout(connectTimeoutMs));
  const kept = [
    topics.status(operatorName, instance),
    topics.card(operatorName, instance),
    topics.front(operatorName),
  ];
  await Promise.all(kept.map((topic) => transport.publish({ topic, payload: '', retain: true })));
  await transport.close();
}
