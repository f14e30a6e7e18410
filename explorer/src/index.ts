export { createCapture } from './capture/capture.ts';
export type {
  Capture,
  CaptureCounters,
  CaptureOptions,
  CapturedMessage,
  RefusedFilter,
} from './capture/capture.ts';
export { captureFilters } from './capture/filters.ts';
export type { FilterOptions } from './capture/filters.ts';
export { createChecks } from './judge/checks.ts';
export type { Checks } from './judge/checks.ts';
export { createJudge } from './judge/judge.ts';
export type { Judge, JudgedPacket } from './judge/judge.ts';
export { isGood } from './judge/verdict.ts';
export type { JudgedMessage, Problem, Verdict, VerdictKind } from './judge/verdict.ts';
export { createEngine } from './engine/engine.ts';
export { excludeTopics } from './engine/exclusion.ts';
export type { Engine, EngineOptions } from './engine/engine.ts';
export { startExplorerServer } from './server/server.ts';
export type { ExplorerServer, ServerOptions } from './server/server.ts';
export type { PageFiles } from './server/page.ts';
export { readPage } from './server/read-page.ts';
export { asksForSystem } from './engine/asks-for-system.ts';
export { createFollower, queryErrors } from './engine/follow.ts';
export type { FollowedMessage, Follower } from './engine/follow.ts';
export type { Aggregate } from './engine/aggregates.ts';
export type { Figures } from './engine/figures.ts';
export type { Changed } from './engine/protocol.ts';
export { createFigureWords, formatPerSecond } from './engine/figure-words.ts';
export { reasonOf } from './engine/verdict-words.ts';
export { createCompleter } from './engine/complete-words.ts';
export type { QueryError } from './query/query.ts';
export { parseQueryTime } from './query/units.ts';
