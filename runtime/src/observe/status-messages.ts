import { construct } from '../codegen/types.ts';

/** The data of the messages in `@parley/schemas/library`. */
export interface StatusInitialised {
  readonly version?: string;
  readonly detail?: string;
}

export interface StatusStarted {
  readonly capabilities: string[];
  readonly version?: string;
}

export interface StatusDataRead {
  readonly source: string;
  readonly records?: number;
  readonly bytes?: number;
  readonly durationMs?: number;
}

export interface StatusOperationCompleted {
  readonly operation: string;
  readonly durationMs?: number;
  readonly summary?: string;
}

export interface StatusOperationFailed {
  readonly operation: string;
  readonly reason: string;
  readonly code?: string;
  readonly durationMs?: number;
}

export interface StatusMonitoring {
  readonly target: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly condition?: 'good' | 'degraded' | 'bad';
}

export interface StatusOptimised {
  readonly target: string;
  /** With its unit. */
  readonly measure: string;
  readonly before: number;
  readonly after: number;
}

export interface StatusFinished {
  readonly outcome: 'completed' | 'failed' | 'cancelled';
  readonly durationMs?: number;
  readonly completed?: number;
  readonly failed?: number;
  readonly detail?: string;
}

/** Builds the status messages of `@parley/schemas/library`, for `send` on a channel that carries them. */
export const statusMessages = {
  initialised: (data: StatusInitialised = {}) => construct('status.initialised.v1', data),
  started: (data: StatusStarted) => construct('status.started.v1', data),
  dataRead: (data: StatusDataRead) => construct('status.data-read.v1', data),
  operationCompleted: (data: StatusOperationCompleted) => construct('status.operation-completed.v1', data),
  operationFailed: (data: StatusOperationFailed) => construct('status.operation-failed.v1', data),
  monitoring: (data: StatusMonitoring) => construct('status.monitoring.v1', data),
  optimised: (data: StatusOptimised) => construct('status.optimised.v1', data),
  finished: (data: StatusFinished) => construct('status.finished.v1', data),
} as const;
