import { globSync, readFileSync } from 'node:fs';
import type { Bundle } from '@parley/schemas';

/** One scenario of schemas/vectors/scenarios, as scenarios.schema.json describes it. */
export interface Scenario {
  readonly description: string;
  readonly requirements: readonly string[];
  readonly time: 'virtual' | 'any';
  /** It needs what only this version of MQTT has. Default: any. */
  readonly mqtt?: 5;
  readonly contracts: string;
  /** A JSON Merge Patch (RFC 7396) of the contracts. */
  readonly change?: unknown;
  readonly agent: AgentUnderTest;
  readonly handlers?: Readonly<Record<string, readonly (readonly Action[])[]>>;
  /** `later`: a step starts the agent. Default: it runs, and what it published for that is not compared. */
  readonly begin?: 'later';
  /** Topic filters of what may go out unseen. */
  readonly ignore?: readonly string[];
  readonly steps: readonly Step[];
}

export interface AgentUnderTest {
  readonly name: string;
  readonly instance: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** It keeps a state folder. Default false. */
  readonly state?: boolean;
  readonly options?: Readonly<Record<string, unknown>>;
}

type Data = Readonly<Record<string, unknown>>;

/** What is sent or asked by the agent under test. */
export interface Call {
  readonly send?: string;
  /** `data` is a list: all in one breath. */
  readonly sendMany?: string;
  readonly request?: string;
  readonly type?: string;
  readonly data: unknown;
  readonly options?: Data;
}

export type Action =
  | Call
  | { readonly wait: number }
  | { readonly wait: 'cancelled' | 'for ever' }
  | { readonly reply: unknown; readonly type?: string }
  | { readonly throw: string };

export interface Incoming {
  readonly topic: string;
  readonly qos?: 0 | 1;
  readonly retain?: boolean;
  readonly event?: Data;
  readonly events?: readonly Data[];
  readonly text?: string;
  readonly base64?: string;
  readonly properties?: Data;
}

export interface Outgoing {
  readonly topic: string;
  readonly qos?: 0 | 1;
  readonly retain?: boolean;
  readonly event?: Data;
  /** In this order, as events or in batches, in as many packets as the sender likes. */
  readonly stream?: readonly Data[];
  /** Once or more often. */
  readonly repeated?: true;
  /** No bytes at all. */
  readonly empty?: true;
  readonly properties?: Data;
}

export interface Result {
  readonly of: string;
  readonly sent?: true;
  readonly reply?: Data;
  readonly error?: string;
}

/** When: at a time, or in a span of time. Milliseconds since the start. */
export interface When {
  readonly at?: number;
  readonly from?: number;
  readonly by?: number;
}

export interface Step extends When {
  readonly as?: string;
  readonly agent?: 'start' | 'stop' | 'crash' | 'pause' | 'resume';
  readonly in?: Incoming;
  readonly call?: Call;
  readonly abort?: string;
  readonly connection?: 'lost' | 'restored';
  readonly connect?: string;
  readonly disconnect?: string;
  readonly out?: Outgoing;
  readonly acknowledged?: string | readonly string[];
  readonly unacknowledged?: string;
  readonly result?: Result;
  readonly nothing?: true;
}

export interface ScenarioFile {
  readonly name: string;
  readonly path: string;
  readonly scenario: Scenario;
}

const folder = 'schemas/vectors/scenarios';

/** Every scenario, in the order of the names. */
export function readScenarios(): readonly ScenarioFile[] {
  return globSync(`${folder}/*.json`)
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({
      path,
      name: path.slice(folder.length + 1, -'.json'.length),
      scenario: readJson(path) as Scenario,
    }));
}

/** The contracts of a scenario, with its changes. */
export function contractsOf({ contracts, change }: Scenario): Bundle {
  const bundle = readJson(`${folder}/contracts/${contracts}.json`);
  return (change === undefined ? bundle : merge(bundle, change)) as Bundle;
}

/** JSON Merge Patch, RFC 7396. */
function merge(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(result, name);
    else result[name] = merge(result[name], value);
  }
  return result;
}

export function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
