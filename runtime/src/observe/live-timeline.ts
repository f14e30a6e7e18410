import type { Environment } from '../environment.ts';
import type { Message } from '../protocol/message.ts';
import { TimelineCheck, type TimelineVerdict } from '../select/timeline.ts';
import type { TimelineSpec } from '../select/timeline-spec.ts';
import { notify } from './notify.ts';

export interface TimelineStatistics {
  readonly ok: number;
  readonly violations: number;
  /** Keys that are remembered: under way, or broken. */
  readonly following: number;
  /** Keys that were given up for want of room. */
  readonly forgotten: number;
  /** Calls of the listener that threw or rejected. */
  readonly failures: number;
}

/** A declared sequence that is watched. */
export interface Timeline {
  statistics(): TimelineStatistics;
  close(): void;
}

export interface TimelineWatchOptions {
  /** Keys that are followed; the one untouched longest is forgotten first. Default 10,000. */
  readonly capacity?: number;
}

export interface LiveTimelineOptions extends TimelineWatchOptions {
  readonly spec: TimelineSpec;
  readonly listener: (verdict: TimelineVerdict) => unknown;
  readonly environment: Environment;
  readonly onClose: () => void;
}

/** Time between two looks at what ran out of time: many keys cost one timer. */
const leastWaitMs = 10;

export class LiveTimeline implements Timeline {
  readonly #options: LiveTimelineOptions;
  readonly #check: TimelineCheck;
  #ok = 0;
  #violations = 0;
  #failures = 0;
  #dueAtMs = Infinity;
  #cancel: (() => void) | undefined;

  constructor(options: LiveTimelineOptions) {
    this.#options = options;
    const { capacity } = options;
    this.#check = new TimelineCheck(options.spec, {
      onVerdict: this.#tell,
      ...(capacity === undefined ? {} : { capacity }),
    });
  }

  see(message: Message): void {
    const dueAtMs = this.#check.see(message, this.#options.environment.clock.monotonic());
    if (dueAtMs !== undefined && dueAtMs < this.#dueAtMs) this.#arm(dueAtMs);
  }

  statistics(): TimelineStatistics {
    const { following, forgotten } = this.#check;
    return {
      ok: this.#ok,
      violations: this.#violations,
      following,
      forgotten,
      failures: this.#failures,
    };
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#options.onClose();
  }

  readonly #tell = (verdict: TimelineVerdict): void => {
    const { listener, environment } = this.#options;
    if (verdict.kind === 'ok') this.#ok += 1;
    else this.#violations += 1;
    notify(() => listener(verdict), {
      logger: environment.logger,
      message: verdict.kind === 'ok' ? undefined : verdict.message,
      onFailure: () => {
        this.#failures += 1;
      },
    });
  };

  #arm(dueAtMs: number): void {
    const { clock } = this.#options.environment;
    this.#cancel?.();
    this.#dueAtMs = dueAtMs;
    // What comes in the very millisecond is in time.
    this.#cancel = clock.after(Math.max(leastWaitMs, dueAtMs - clock.monotonic() + 1), this.#expire);
  }

  readonly #expire = (): void => {
    this.#cancel = undefined;
    this.#dueAtMs = Infinity;
    this.#check.expire(this.#options.environment.clock.monotonic());
    const { deadlineMs } = this.#check;
    if (deadlineMs < Infinity) this.#arm(deadlineMs);
  };
}
