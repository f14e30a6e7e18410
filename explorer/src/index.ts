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
