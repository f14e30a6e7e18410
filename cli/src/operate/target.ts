import { createTopics } from '@parley/runtime/protocol';
import type { Topics } from '@parley/runtime/protocol';
import { createFactory } from '@parley/runtime/transport';
import type { TransportFactory } from '@parley/runtime/transport';
import { resolveBundle } from '@parley/toolchain';
import type { Bundle } from '@parley/schemas';
import { connectionOptions } from '../broker/connection.ts';
import { resolveBroker } from '../broker/resolve.ts';
import type { ConnectionOptions } from '../commands/options.ts';
import { Failure } from '../failure.ts';
import { operatorName } from '../send/operator-bundle.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

/** The fleet that an operator talks to. */
export interface Target {
  readonly topics: Topics;
  readonly label: string;
  readonly factory: TransportFactory;
  /** Undefined where there is no workspace: then prefix and tenant are the defaults. */
  readonly bundle: Bundle | undefined;
}

/** Needs no workspace: at three in the morning one is not always at hand. `isObeyed`: agents have to do what we say. */
export async function openTarget(
  options: ConnectionOptions,
  { isObeyed = true }: { readonly isObeyed?: boolean } = {},
): Promise<Target> {
  const workspace = await findWorkspace(options.folder);
  const bundle = workspace === undefined ? undefined : resolveBundle(workspace);
  if (isObeyed && bundle !== undefined && !bundle.operators.includes(operatorName)) {
    throw new Failure(`the agents do not obey this command: ${operatorName} is not among the operators`, {
      hint: `Add it to "operators" in parley.config.yaml, or read a state folder with --state.`,
    });
  }
  const target = resolveBroker(options.broker, workspace?.config ?? {});
  const { prefix, tenant } = bundle ?? { prefix: 'parley/v1', tenant: null };
  return {
    topics: createTopics({ prefix, tenant }),
    label: target.label,
    factory: createFactory(target.url, connectionOptions(target, workspace?.folder ?? options.folder)),
    bundle,
  };
}
