export { type LiveClient, LiveRefusal, type LivePage, createLiveClient } from './client.ts';
export type { FromWorker, LivePort, ToWorker, Watched } from './protocol.ts';
export type { Draft } from '../publish/draft.ts';
export type { AgentsAnswer, Changed, EngineMessage, SourcePlace, TrafficAnswer } from '../engine/protocol.ts';
export type { WatchedInstance } from '../engine/agents.ts';
