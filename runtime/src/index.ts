export { connect } from './connect.ts';
export type { ConnectOptions } from './connect.ts';
export { isParleyError, ParleyError } from './errors.ts';
export type { ErrorCode, ParleyErrorOptions } from './errors.ts';
export type { Agent, AgentOptions } from './agent/agent.ts';
export type { PeerCheckSettings } from './agent/peer-checks.ts';
export type { Bus } from './agent/bus.ts';
export type { Interception, Interceptor, Next } from './agent/interceptors.ts';
export type { AgentEvents, AgentState, Role } from './agent/states.ts';
export type { Clock } from './clock.ts';
export type { OnceDatabase, OnceKey, OnceRecord, SqliteDatabase } from './codegen/once.ts';
export type { CompletedStage, Workflow } from './coordination/followed.ts';
export type { StageStatistics } from './coordination/stages.ts';
export type { WorkflowQuery } from './coordination/workflow-query.ts';
export type { DeadLetter, DeadLetterLimits } from './delivery/dead-letters.ts';
export type { MessageLogLimits } from './delivery/message-log/message-log.ts';
export type { ReceiveStatistics, Statistics } from './delivery/statistics.ts';
export type { HistogramSnapshot } from './histogram.ts';
export { watchAgents } from './presence/live-agents.ts';
export type { LiveAgents, WatchAgentsOptions, WatchOptions } from './presence/live-agents.ts';
export type { LiveInstance, LiveState } from './presence/live-instance.ts';
export type { LiveEvent } from './presence/registry.ts';
export type { Disk, DiskFile } from './journal/disk.ts';
export type { Logger, LogLevel } from './logger.ts';
export { createJsonLogger } from './observe/json-logger.ts';
export type { JsonLoggerOptions, LogStream } from './observe/json-logger.ts';
export type { Timeline, TimelineStatistics, TimelineWatchOptions } from './observe/live-timeline.ts';
export { formatOpenMetrics, openMetricsContentType } from './observe/open-metrics.ts';
export type { MetricsSource } from './observe/open-metrics.ts';
export { createPinoLogger } from './observe/pino-logger.ts';
export type { PinoLike } from './observe/pino-logger.ts';
export { statusMessages } from './observe/status-messages.ts';
export type {
  StatusDataRead,
  StatusFinished,
  StatusInitialised,
  StatusMonitoring,
  StatusOperationCompleted,
  StatusOperationFailed,
  StatusOptimised,
  StatusStarted,
} from './observe/status-messages.ts';
export type {
  MessageListener,
  Observation,
  Subscription,
  SubscriptionStatistics,
} from './observe/subscription.ts';
export type { Message, Priority } from './protocol/message.ts';
export type { Random } from './random.ts';
export { createFilter } from './select/filter.ts';
export type { Filter } from './select/filter.ts';
export { where } from './select/filter-spec.ts';
export type { FilterSpec } from './select/filter-spec.ts';
export { checkTimeline } from './select/timeline.ts';
export type {
  TimelineCompletion,
  TimelineReport,
  TimelineVerdict,
  TimelineViolation,
} from './select/timeline.ts';
export type { TimelineSpec, TimelineStep } from './select/timeline-spec.ts';
export type { TlsOptions } from './transport/mqtt/tls.ts';
export type { TransportFactory } from './transport/transport.ts';
export type {
  AgentDefinition,
  AgentTypes,
  Context,
  Handlers,
  Received,
  RequestOptions,
  SendOptions,
} from './codegen/types.ts';
export type {
  MessageHandle,
  ConfirmationStatus,
  MessageStatus,
  ReachableStatus,
  Sent,
  UntilOptions,
} from './codegen/sent.ts';
