import type { Bundle } from '@parley/schemas';
import { sha256 } from '../model/sha256.ts';
import { distinctNames } from './names.ts';
import { collectDefinitions, type Definitions } from './schema/definitions.ts';

/** What every target prints from: the bundle, and the names that the generated files share. */
export interface GenerateModel {
  readonly bundle: Bundle;
  readonly definitions: Definitions;
  /** PascalCase by agent name; external agents are left out. */
  readonly agentNames: ReadonlyMap<string, string>;
  /** PascalCase by channel name; only channels whose address has parameters. */
  readonly parameterNames: ReadonlyMap<string, string>;
  /** SHA-256 of all that the contracts say, descriptions left out. */
  readonly contractHash: string;
  readonly importExtension: '.ts' | '.js';
}

/** The module that all generated code imports its helpers from. */
export const codegenModule = '@parley/runtime/codegen';

export function createModel(bundle: Bundle, importExtension: '.ts' | '.js'): GenerateModel {
  const agents = Object.values(bundle.agents).filter((agent) => !agent.external);
  const channels = Object.values(bundle.channels).filter(
    ({ parameters }) => Object.keys(parameters).length > 0,
  );
  const parameterOwners = channels.map((channel) => channel.name).sort();
  return {
    bundle,
    definitions: collectDefinitions(bundle, ['Constructed']),
    agentNames: distinctNames(agents.map((agent) => agent.name).sort(), { prefix: 'Agent' }),
    parameterNames: distinctNames(parameterOwners, { prefix: 'Channel' }, (name) => `${name} parameters`),
    contractHash: hashContracts(bundle),
    importExtension,
  };
}

function hashContracts(bundle: Bundle): string {
  const hashes = Object.values(bundle.messages).map(({ type, hash }) => [type, hash]);
  const text = (key: string, value: unknown): unknown => (key === 'description' ? undefined : value);
  return sha256(JSON.stringify({ ...bundle, messages: hashes }, text));
}
