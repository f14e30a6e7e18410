import type {
  AgentsAnswer,
  Changed,
  EngineMessage,
  LivePage,
  TrafficAnswer,
  WireProblemsAnswer,
} from '@parley/explorer/live';
import { type Disposable, EventEmitter } from 'vscode';
import type { LiveSession } from './session.ts';

/** How everything is, for lists and the status bar. */
export interface Figures {
  readonly changed: Changed | undefined;
  readonly traffic: TrafficAnswer;
  readonly agents: AgentsAnswer;
  readonly problems: WireProblemsAnswer;
}

/** More often nobody reads it. */
const everyMs = 1000;
/** Problems grow old also when nothing comes any more. */
const idleMs = 10_000;

/** Asks the engine how everything is, at most once a second and only when something changed. */
export class LiveFigures implements Disposable {
  readonly #session: LiveSession;
  readonly #changes = new EventEmitter<Figures | undefined>();
  readonly #listening: Disposable;
  #page: LivePage | undefined;
  #changed: Changed | undefined;
  #current: Figures | undefined;
  #timer: NodeJS.Timeout | undefined;
  #dueAtMs = 0;
  #waiting = new Map<number, (answer: unknown) => void>();
  #last = 0;

  /** Undefined: nothing is watched any more. */
  readonly onChange = this.#changes.event;

  constructor(session: LiveSession) {
    this.#session = session;
    this.#listening = session.onChange(() => {
      this.#restart();
    });
  }

  get current(): Figures | undefined {
    return this.#current;
  }

  /** What was wrong until now does not count any more. */
  async forgetProblems(): Promise<void> {
    if (this.#page === undefined) return;
    await this.#ask('forgetProblems');
    await this.#pull();
  }

  dispose(): void {
    this.#listening.dispose();
    this.#end();
    this.#changes.dispose();
  }

  #restart(): void {
    this.#end();
    this.#page = this.#session.openPage((message) => {
      this.#take(message);
    });
    if (this.#page === undefined) this.#changes.fire(undefined);
    else void this.#pull();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#page?.close();
    this.#page = undefined;
    this.#current = undefined;
    this.#changed = undefined;
    this.#waiting.clear();
  }

  #take(message: EngineMessage): void {
    if (message.kind === 'changed') {
      this.#changed = message.changed;
      this.#pullIn(everyMs);
      return;
    }
    const settle = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') settle?.(message.answer);
  }

  async #pull(): Promise<void> {
    const page = this.#page;
    const asked = ['traffic', 'agents', 'wireProblems'].map((question) => this.#ask(question));
    const [traffic, agents, problems] = await Promise.all(asked);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (page === undefined || page !== this.#page) return;
    this.#current = {
      changed: this.#changed,
      traffic: traffic as TrafficAnswer,
      agents: agents as AgentsAnswer,
      problems: problems as WireProblemsAnswer,
    };
    this.#changes.fire(this.#current);
    // Rates fall also when nothing comes any more.
    const isMoving = this.#current.traffic.channels.some(({ perSecond }) => perSecond > 0);
    const isWrong = this.#current.problems.problems.length > 0;
    if (isMoving || isWrong) this.#pullIn(isMoving ? everyMs : idleMs);
  }

  /** If it is not sooner anyway. */
  #pullIn(ms: number): void {
    const dueAtMs = performance.now() + ms;
    if (this.#timer !== undefined && this.#dueAtMs <= dueAtMs) return;
    clearTimeout(this.#timer);
    this.#dueAtMs = dueAtMs;
    this.#timer = setTimeout(() => void this.#pull(), ms);
  }

  #ask(ask: string): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    this.#page?.send({ id, ask, with: {} });
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}
