/** What a page of the explorer needs to know; runs in a browser. */
export type {
  AgentTraffic,
  AgentsAnswer,
  Answer,
  Asked,
  Bar,
  Changed,
  Counters,
  CountsAnswer,
  Detail,
  DetailProblem,
  EngineMessage,
  Gap,
  Greeting,
  Question,
  PreviousMessage,
  QuestionName,
  Repeats,
  RowsAnswer,
  SchemaExcerpt,
  StripAnswer,
  Tab,
  ThreadsAnswer,
} from './engine/protocol.ts';
export {
  type DriftAnswer,
  type DriftEditAnswer,
  type DriftFact,
  type DriftItem,
  type DriftKind,
  type DriftReview,
  type ReviewedFile,
  driftKinds,
} from './drift/protocol.ts';
export type { Aggregate, AggregateOrder, AggregatesAnswer } from './engine/aggregates.ts';
export type { WatchedInstance } from './engine/agents.ts';
export type { ContractMatch } from './engine/card-match.ts';
export type { Operation } from './engine/operations.ts';
export type { Letter } from './engine/letters.ts';
export type { Unread } from './engine/unread.ts';
export { createFigureWords } from './engine/figure-words.ts';
export type { Wait } from './engine/waits.ts';
export type { GoneMessage, RetainedAnswer, RetainedMessage } from './engine/retained/protocol.ts';
export type { PresenceLane } from './engine/presence.ts';
export type { Act, ActName, Acts } from './engine/acts.ts';
export type { DraftAnswer } from './engine/publishing-questions.ts';
export type { SourcePlace } from './engine/source-place.ts';
export type { Draft } from './publish/draft.ts';
export type { Destination, DraftForm } from './publish/form.ts';
export { exampleOf, findSchema } from './publish/example.ts';
export { type DraftProblem, nameProblem } from './publish/problem.ts';
export type { Reply } from './publish/reply.ts';
export type { Sent } from './publish/send.ts';
export { joinTerms, splitTerms } from './query/terms.ts';
export type { QueryError } from './query/query.ts';
export type { Suggestion } from './query/complete.ts';
export { type Row, type RowVerdict, brokenVerdicts, rowFlags } from './store/row.ts';
export type { Hop } from './threads/hops.ts';
export {
  type ThreadFilter,
  type ThreadOrder,
  type ThreadSummary,
  threadFilters,
  threadOrders,
} from './threads/summary.ts';
