export { type LiveClient, LiveRefusal, type LivePage, createLiveClient } from './client.ts';
export type { FromWorker, LivePort, ToWorker, Watched } from './protocol.ts';
export type { DraftAnswer } from '../engine/publishing.ts';
export type { Draft } from '../publish/draft.ts';
export { type DraftProblem, nameProblem } from '../publish/problem.ts';
export type { Reply } from '../publish/reply.ts';
export type { Sent } from '../publish/send.ts';
export type {
  AgentsAnswer,
  Changed,
  EngineMessage,
  SourcePlace,
  TrafficAnswer,
  Travelled,
} from '../engine/protocol.ts';
export type { NamedPlace, SourceSpan, WireProblem, WireProblemsAnswer } from '../engine/problems/protocol.ts';
export type { WatchedInstance } from '../engine/agents.ts';
