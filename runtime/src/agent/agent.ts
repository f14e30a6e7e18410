import type { MessageHandle } from '../codegen/sent.ts';
import type { AgentTypes, Calls } from '../codegen/types.ts';
import type { DeadLetter, DeadLetterLimits } from '../delivery/dead-letters.ts';
import type { MessageLogLimits } from '../delivery/message-log/message-log.ts';
import type { Statistics } from '../delivery/statistics.ts';
import type { Workflow } from '../coordination/followed.ts';
import type { StageStatistics } from '../coordination/stages.ts';
import type { WorkflowQuery } from '../coordination/workflow-query.ts';
import type { Timeline, TimelineWatchOptions } from '../observe/live-timeline.ts';
import type { MessageListener, Subscription } from '../observe/subscription.ts';
import type { FilterSpec } from '../select/filter-spec.ts';
import type { TimelineVerdict } from '../select/timeline.ts';
import type { TimelineSpec } from '../select/timeline-spec.ts';
import type { LiveAgents } from '../presence/live-agents.ts';
import type { Interceptor } from './interceptors.ts';
import type { PeerCheckSettings } from './peer-checks.ts';
import type { AgentEvents, AgentState, Role } from './states.ts';

/** One instance of a declared agent on a bus. */
export interface Agent<Types extends AgentTypes> extends Calls<Types> {
  readonly name: Types['name'];
  readonly instance: string;
  readonly state: AgentState;
  /** `active` when this instance handles what the agent's instances share. */
  readonly role: Role;
  /** Resolves when it is subscribed, or a standby. Rejects with what is wrong: declaration, promises that cannot be kept, broker. */
  start(options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Takes no new message and resolves when those under way have ended, at the latest after the drain time. */
  drain(): Promise<void>;
  /** Drains, then leaves. Called again it resolves with the first call. */
  stop(): Promise<void>;
  /** Holds what comes, until `resume`; with a state folder over a restart too. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** How far a workflow has come, from the stages that channels name; undefined when this agent saw nothing of it. */
  workflow(correlationId: string): Workflow | undefined;
  /** Workflows that this agent saw something of, newest change first; the last 10,000 are remembered. */
  workflows(query?: WorkflowQuery): readonly Workflow[];
  /** How long workflows took to come to each stage. */
  stages(): readonly StageStatistics[];
  /** Observes the messages that the agent takes or sends anyway. Throws `invalid_argument` for a filter that is none. */
  subscribe(filter: FilterSpec, listener: MessageListener): Subscription;
  /** Verifies a declared sequence in the messages that the agent takes or sends. Throws `invalid_argument`. */
  timeline(
    spec: TimelineSpec,
    listener: (verdict: TimelineVerdict) => unknown,
    options?: TimelineWatchOptions,
  ): Timeline;
  /** Which agents live: the first call opens a connection that the agents of the bus share. */
  peers(): Promise<LiveAgents>;
  /**
   * A message of this instance that somebody has not confirmed, or that was `unreceived`: durable ones over a restart, too. Undefined
   * once all have confirmed it. Throws `unavailable` while the agent does not run.
   */
  messageStatus(id: string): MessageHandle | undefined;
  statistics(): Statistics;
  /** Messages that this instance gave up, oldest first. */
  deadLetters(): readonly DeadLetter[];
  /** The returned function removes the listener. */
  on<Name extends keyof AgentEvents>(event: Name, listener: (value: AgentEvents[Name]) => void): () => void;
  /** Wraps sending and handling, inside the interceptors of the bus. The returned function removes it. */
  use(interceptor: Interceptor): () => void;
}

/** The address parameters that the agent declares; all are optional: an unbound one ranges over all values. */
export interface AgentOptions<
  Parameters extends object = Readonly<Record<string, string>>,
> extends PeerCheckSettings {
  readonly parameters?: Partial<Parameters>;
  /** Default: PARLEY_INSTANCE, else a new name for each life. A given name keeps the sessions of its instance. */
  readonly instance?: string;
  /** How long `drain` and `stop` wait for what is under way. Default 30,000. */
  readonly drainTimeoutMs?: number;
  /** Between heartbeats. Default 5,000: a hang is seen within 12 s. At 200 within a second, for 0.5 % of a core. */
  readonly healthIntervalMs?: number;
  /** Instances of this agent that have been offline for longer are taken off the broker by the front. Default: never. */
  readonly retireAfterMs?: number;
  /** How long the broker keeps the agent's messages while no instance lives. Default 3,600. */
  readonly sessionExpirySeconds?: number;
  /** What is kept of the messages that it gave up. Default: 1,000 letters, 16 MB, 30 days; what is above goes, the oldest first. */
  readonly deadLetters?: DeadLetterLimits;
  /** Ids of handled messages of exactly-once channels that are remembered at most. Default 1,000,000. */
  readonly rememberedIds?: number;
  /**
   * Keeps every message that the agent sends or receives in its journal, for `parley log --state`: up to 64 MB of the last week, unless
   * said otherwise. A crash loses the last second. Needs a state folder. Default false.
   */
  readonly messageLog?: boolean | MessageLogLimits;
}
