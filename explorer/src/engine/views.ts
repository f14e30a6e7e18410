import { type CompileOptions, compileQuery } from '../query/compile.ts';
import type { TermNames } from '../query/check-term.ts';
import { parseQuery } from '../query/parse.ts';
import type { Query, QueryError } from '../query/query.ts';
import { View } from '../query/view.ts';
import { brokenVerdicts } from '../store/row.ts';
import type { MessageStore } from '../store/store.ts';
import type { Tab } from './protocol.ts';

/** The query of each tab. Undeclared channels are nobody's broken contract: they have a tab of their own. */
export const tabQueries: Readonly<Record<Exclude<Tab, 'waiting'>, string>> = {
  all: '',
  invalid: `verdict:${brokenVerdicts.join(',')}`,
  undeclared: 'verdict:undeclared-channel,undeclared-message',
  dead: 'is:dead-letter',
};

export interface OpenView {
  readonly view: View;
  /** What of the query cannot be used, and is left out. */
  readonly errors: readonly QueryError[];
  /** The query asks for something. */
  readonly isNarrowed: boolean;
}

export interface ViewsOptions extends Omit<CompileOptions, 'nowMs'> {
  readonly store: MessageStore;
  readonly names: TermNames;
  readonly now: () => number;
}

interface KeptView extends OpenView {
  readonly madeAtMs: number;
  /** It asks for how long ago something was, so its answer changes by itself. */
  readonly moves: boolean;
  usedAtMs: number;
}

/** Views that nobody asked for that long are let go. */
const keptForMs = 15_000;
/** A view that asks for "5 minutes ago" is made anew that often. */
const movesEveryMs = 5000;
const maxViews = 24;
/** How long a view is looked through when it is asked for: most fields have been by then. */
const firstMs = 8;
const nextMs = 2;

/** The views that pages look at, by query: made once, kept up to date, let go when nobody looks. */
export class Views {
  readonly #options: ViewsOptions;
  readonly #views = new Map<string, KeptView>();

  constructor(options: ViewsOptions) {
    this.#options = options;
  }

  /** The view of a query inside another one, which must be right. */
  open(inside: string, query: string): OpenView {
    const now = this.#options.now();
    const key = `${inside}\n${query}`;
    const known = this.#views.get(key);
    if (known !== undefined && !(known.moves && now - known.madeAtMs > movesEveryMs)) {
      known.usedAtMs = now;
      lookFor(nextMs, known.view);
      return known;
    }
    const made = { ...this.#make(inside, query), madeAtMs: now, usedAtMs: now };
    this.#views.delete(key);
    this.#views.set(key, made);
    this.#letGo(now);
    lookFor(firstMs, made.view);
    return made;
  }

  /** Whether a view in use has rows that it has not looked at. */
  get isBehind(): boolean {
    return [...this.#views.values()].some(({ view }) => view.behind > 0);
  }

  /** Looks at some more rows for the views in use, first for those that were asked for last; false when all are up to date. */
  advance(durationMs: number): boolean {
    this.#letGo(this.#options.now());
    const until = performance.now() + durationMs;
    const latest = [...this.#views.values()].sort((left, right) => right.usedAtMs - left.usedAtMs);
    for (const { view } of latest) if (lookFor(until - performance.now(), view)) return true;
    return false;
  }

  #make(inside: string, query: string): OpenView & { readonly moves: boolean } {
    const { store, names, now, ...rest } = this.#options;
    const [outer, own] = [parseQuery(inside), parseQuery(query, names)];
    const both: Query = { kind: 'and', parts: [outer.query, own.query], start: 0, end: 0 };
    const errors = [...own.errors];
    const onTooSlow = ({ start, end }: Query) => {
      errors.push({
        start,
        end,
        message: 'a text that came holds this pattern up: it is not looked for any more',
      });
    };
    const view = new View(store, compileQuery(both, { ...rest, nowMs: now(), onTooSlow }));
    return { view, errors, isNarrowed: own.query.kind !== 'all', moves: isMoving(own.query) };
  }

  #letGo(now: number): void {
    for (const [key, { usedAtMs }] of this.#views) {
      if (now - usedAtMs > keptForMs || this.#views.size > maxViews) this.#views.delete(key);
    }
  }
}

/** Looks at rows for a view until it is up to date or the time is over; true when something is left. */
function lookFor(durationMs: number, view: View): boolean {
  const until = performance.now() + durationMs;
  while (view.behind > 0) {
    if (performance.now() >= until) return true;
    view.advance();
  }
  return false;
}

/** Whether a query counts time from now. */
function isMoving(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.some(isMoving);
  if (query.kind === 'not') return isMoving(query.part);
  if (query.kind !== 'field' || (query.name !== 'since' && query.name !== 'until')) return false;
  return query.values.some(({ text }) => /[a-z]$/i.test(text) && !text.includes('-'));
}
