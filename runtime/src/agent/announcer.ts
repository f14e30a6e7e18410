import type { Environment } from '../environment.ts';

export interface Announcement {
  readonly topic: string;
  /** What is alike. */
  readonly code: string;
  /** `suppressed`: how many of this topic and code were not announced since the last one. */
  readonly write: (suppressed: number) => string;
}

export interface AnnouncerOptions {
  readonly environment: Environment;
  /** Resolves when it is out, or never will be. */
  readonly publish: (topic: string, text: string) => Promise<void>;
  /** Announcements per topic and code in one window. Default 20. */
  readonly limit?: number;
  /** Default 1,000. */
  readonly windowMs?: number;
}

interface Budget {
  used: number;
  suppressed: number;
  last: Announcement;
}

/** Announces failures, but never floods: beyond the limit of a window they are counted and told in one announcement at its end. REQ-DEAD-5, REQ-PRES-71 */
export class Announcer {
  readonly #options: AnnouncerOptions;
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #budgets = new Map<string, Budget>();
  #stop: (() => void) | undefined;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    this.#limit = options.limit ?? 20;
    this.#windowMs = options.windowMs ?? 1000;
  }

  /** Resolves when it is out; undefined where it is counted only. */
  announce(announcement: Announcement): Promise<void> | undefined {
    const key = `${announcement.topic} ${announcement.code}`;
    const budget = this.#budgets.get(key) ?? { used: 0, suppressed: 0, last: announcement };
    this.#budgets.set(key, budget);
    this.#stop ??= this.#options.environment.clock.after(this.#windowMs, this.#endWindow);
    if (budget.used >= this.#limit) {
      budget.suppressed += 1;
      budget.last = announcement;
      return undefined;
    }
    budget.used += 1;
    return this.#publish(announcement, 0);
  }

  /** Tells what was held back. */
  close(): void {
    this.#stop?.();
    this.#tell();
  }

  readonly #endWindow = (): void => {
    this.#stop = undefined;
    this.#tell();
  };

  #tell(): void {
    for (const { suppressed, last } of this.#budgets.values())
      if (suppressed > 0) void this.#publish(last, suppressed);
    this.#budgets.clear();
  }

  #publish(announcement: Announcement, suppressed: number): Promise<void> {
    return this.#options.publish(announcement.topic, announcement.write(suppressed));
  }
}
