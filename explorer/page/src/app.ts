import type { Changed, RowsAnswer } from '@parley/explorer/protocol';
import { render } from 'lit-html';
import { byRow } from './by-row.ts';
import { Client, createPull } from './client.ts';
import { maxShown } from './channels/state.ts';
import { createActions } from './create-actions.ts';
import { pullDrift } from './drift/pull.ts';
import type { Actions } from './actions.ts';
import { handleKey } from './keys.ts';
import { layout } from './layout.ts';
import { LogList, rowHeight } from './log/log-list.ts';
import { createKeyTarget } from './key-target.ts';
import { type TopicParts, createTopicParts } from './log/topic-parts.ts';
import { type RowScene } from './log/row.ts';
import { pullOperations } from './pull-operations.ts';
import { pullRetained } from './retained/pull.ts';
import { createReturn } from './returning.ts';
import { loadSettings } from './saved/load.ts';
import { copyTimes } from './saved/copy-time.ts';
import { select } from './select.ts';
import { startTicking } from './ticking.ts';
import { ShownTimer } from './shown.ts';
import type { PageTab } from './page-tabs.ts';
import { keptOf } from './kept.ts';
import { type State, createState, messageTab, usedQuery } from './state.ts';
import { barWidth } from './strip/plot.ts';
import { announcement } from './views/follow.ts';

const rowsEveryMs = 100;
const slowEveryMs = 500;
/** Counts are said aloud at most that often. */
const announceEveryMs = 10_000;

/** The page: a state, what asks the engine for what is in sight, and one drawing of all of it. */
export class App {
  readonly client: Client;
  readonly state: State;
  readonly list: LogList;
  readonly actions: Actions;
  readonly #root: HTMLElement;
  #isDrawing = false;
  #topicParts: (topic: string) => TopicParts = createTopicParts([]);
  readonly #shown = new ShownTimer();
  #announcedAtMs = performance.now();
  #shownQuery: string | undefined;
  /** The place in the list is kept when its rows are there. */
  #hasScrolled = false;
  /** Where the reader was in each tab. */
  readonly #positions = new Map<PageTab, number>();

  readonly #return: () => void;
  /** Asks for the rows in sight. */
  readonly pullRows: () => void;
  /** Asks for counts, bars and what the tab shows. */
  readonly pullRest: () => void;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.client = new Client({
      onChanged: (changed) => {
        this.#changed(changed);
      },
      onReachable: (isReachable) => {
        this.#reachable(isReachable);
      },
      onShow: (query) => {
        this.actions.setQuery(query);
        this.actions.showTab('all');
      },
      onShown: (atMs) => {
        this.#shown.start(atMs);
        this.pullRows();
      },
    });
    this.state = createState(this.client.channel.kept.load());
    loadSettings(this.state, this.client.channel);
    this.actions = createActions(this);
    this.#return = createReturn(this);
    this.pullRows = createPull(() => this.#pullRows(), rowsEveryMs);
    this.pullRest = createPull(() => this.#pullRest(), slowEveryMs);
    render(layout(this.state, this.actions), root);
    this.list = new LogList(this.#find('#rows'), {
      onWanted: () => {
        this.pullRows();
      },
      onSelect: (row) => {
        this.actions.select(row);
      },
      onFollowing: (isFollowing) => {
        this.#following(isFollowing);
      },
    });
    const target = createKeyTarget(this);
    document.addEventListener('keydown', (event) => {
      handleKey(event, target, this.actions);
    });
    copyTimes(root);
    startTicking(this);
    if (this.state.selected !== undefined || this.state.top !== undefined) this.list.stay();
    this.#find('#rows').addEventListener('scrollend', () => {
      this.#hasScrolled = true;
      this.pullRows();
    });
    if (this.state.typed !== '') this.actions.setQuery(this.state.typed);
    this.draw();
  }

  /** Draws once before the next frame, however often it is asked for. */
  draw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.drawNow();
    });
  }

  /** For what the next key already needs: a field whose text changed by itself. */
  drawNow(): void {
    render(layout(this.state, this.actions), this.#root);
    this.list.draw(this.#scene());
  }

  /** Other terms of the query. */
  setTerms(terms: readonly string[]): void {
    this.state.terms = terms;
    this.keep();
    this.pullRows();
    this.pullRest();
    this.draw();
  }

  leaveTab(): void {
    const { drift } = this.state;
    if (drift.choice === 'found') drift.choice = 'open';
    if (!this.list.isFollowing) this.#positions.set(this.state.tab, this.list.position);
    else this.#positions.delete(this.state.tab);
  }

  /** The selected message when the tab has it, else where the reader was, else the newest. */
  enterTab(): void {
    const { tab, selected } = this.state;
    if (messageTab(this.state) === undefined) return;
    const position = this.#positions.get(tab);
    Object.assign(this.state, { seenTotal: -1, frozen: undefined });
    this.list.show([], { from: 0, total: 0 }, this.#scene());
    if (position === undefined && selected === undefined) this.list.follow();
    else this.list.stay();
    if (selected !== undefined) void select(this, selected);
    else if (position !== undefined) void this.#returnTo(tab, position);
  }

  async #returnTo(tab: PageTab, position: number): Promise<void> {
    const counts = await this.client.ask('counts', { query: usedQuery(this.state) });
    const shown = messageTab(this.state);
    if (counts === undefined || shown === undefined || this.state.tab !== tab) return;
    this.list.goTo(position, counts.tabs[shown]);
  }

  /** After a reload: to the row that was the first in sight. */
  async #returnToTop(): Promise<void> {
    const { top, tab } = this.state;
    const list = messageTab(this.state);
    this.state.top = undefined;
    if (top === undefined || list === undefined) return;
    const place = await this.client.ask('locate', { tab: list, query: usedQuery(this.state), row: top });
    if (place !== undefined) await this.#returnTo(tab, place.index * rowHeight);
  }

  keep(): void {
    this.client.channel.kept.save(this.kept());
  }

  /** What is kept over a reload, and in a shared link. */
  kept(): Readonly<Record<string, string>> {
    return { ...keptOf(this.state), top: this.#topRow() };
  }

  /** Where the reader is who scrolled away and selected nothing. */
  #topRow(): string {
    const isThere = this.state.selected === undefined && !this.list.isFollowing;
    return isThere ? String(this.list.firstRow ?? '') : '';
  }

  #find(selector: string): HTMLElement {
    const element = this.#root.querySelector<HTMLElement>(selector);
    if (element === null) throw new Error(`the page has no ${selector}`);
    return element;
  }

  #scene(): RowScene {
    return {
      selected: this.state.selected,
      thread: this.state.detail?.row.correlationId,
      topicParts: this.#topicParts,
      idLetters: this.list.idLetters,
      gaps: this.state.changed?.gaps ?? [],
      waits: this.state.tab === 'waiting' ? this.state.waits : undefined,
      letters: this.state.tab === 'dead' ? this.state.letters : undefined,
    };
  }

  #changed(changed: Changed): void {
    const isOld = this.state.changed !== undefined && this.state.changed.revision !== changed.revision;
    this.state.changed = changed;
    this.#announce();
    if (isOld) void this.#greet();
    this.#return();
    if (!this.state.isPaused) this.pullRows();
    this.pullRest();
    this.draw();
  }

  #reachable(isReachable: boolean): void {
    this.state.isReachable = isReachable;
    if (isReachable) void this.#greet();
    this.draw();
  }

  async #greet(): Promise<void> {
    const greeting = await this.client.ask('hello', {});
    if (greeting === undefined) return;
    this.state.greeting = greeting;
    this.#topicParts = createTopicParts(greeting.addresses);
    this.#return();
    await this.#returnToTop();
    document.title = `${greeting.broker} · Parley`;
    this.pullRows();
    this.pullRest();
    this.draw();
  }

  #announce(): void {
    const nowMs = performance.now();
    if (nowMs - this.#announcedAtMs < announceEveryMs) return;
    this.#announcedAtMs = nowMs;
    this.state.announced = announcement(this.state);
  }

  #following(isFollowing: boolean): void {
    this.state.isFollowing = isFollowing;
    this.state.seenTotal = this.state.total;
    if (isFollowing) this.keep();
    this.draw();
  }

  async #pullRows(): Promise<void> {
    const tab = messageTab(this.state);
    if (tab === undefined) return;
    const query = usedQuery(this.state);
    const { from, count, atRow } = this.list.wanted(this.state.total);
    const follows = this.list.isFollowing;
    const asked = { tab, query, count, from: follows ? -count : from };
    const answer = await this.client.ask('rows', atRow === undefined ? asked : { ...asked, atRow });
    if (answer === undefined || messageTab(this.state) !== tab || usedQuery(this.state) !== query) return;
    if (this.#refuses(answer)) return;
    // What another query found says nothing of what is new.
    if (this.#shownQuery !== query) this.state.seenTotal = -1;
    this.#shownQuery = query;
    this.#show(answer, follows);
    if (answer.behind > 0) this.pullRows();
    this.draw();
  }

  /** Paused it shows what it showed, however much came since. */
  #show(answer: RowsAnswer, follows: boolean): void {
    const { state } = this;
    // While older rows are still being found, more of them do not mean that something came.
    const isLooking = state.behind > 0;
    if (state.isPaused && (isLooking || state.frozen === undefined)) state.frozen = answer.total;
    const total = Math.min(answer.total, state.frozen ?? answer.total);
    Object.assign(state, { total, behind: answer.behind });
    if (follows || isLooking || state.seenTotal < 0) state.seenTotal = total;
    const rows = answer.rows.slice(0, Math.max(0, total - answer.from));
    state.waits = byRow(answer, answer.waits);
    state.letters = byRow(answer, answer.letters);
    this.list.show(rows, { from: answer.from, total }, this.#scene());
    if (this.#hasScrolled && !this.list.isFollowing) this.keep();
    this.#hasScrolled = false;
    if (rows.length > 0) this.#shown.drawn();
  }

  /** Notes what is wrong with the query; true when it is what is being written, and the rest is asked for alone. */
  #refuses({ errors }: RowsAnswer): boolean {
    const { typed, refused } = this.state;
    if (refused !== undefined && typed === refused) return false;
    const isTyped = errors.length > 0 && typed.trim() !== '';
    Object.assign(this.state, { errors, refused: isTyped ? typed : undefined });
    if (isTyped) {
      this.pullRows();
      this.pullRest();
      this.draw();
    }
    return isTyped;
  }

  async #pullRest(): Promise<void> {
    const query = usedQuery(this.state);
    const width = this.#root.querySelector('.tracks')?.clientWidth ?? 800;
    const { threadOrder: order, threadFilter: filter } = this.state;
    const [counts, strip, threads, agents, agentTraffic] = await Promise.all([
      this.client.ask('counts', { query }),
      this.client.ask('strip', { query, bars: Math.max(20, Math.floor(width / barWidth)) }),
      this.client.ask('threads', {
        query,
        order,
        filter,
        from: 0,
        count: this.state.tab === 'threads' ? 200 : 0,
      }),
      this.client.ask('agents', {}),
      this.state.tab === 'agents' ? this.client.ask('agentTraffic', { query }) : undefined,
      this.#pullTab(query),
      pullRetained(this),
      pullOperations(this, query),
    ]);
    if (usedQuery(this.state) !== query) return;
    Object.assign(this.state, { counts, strip, threads, agents });
    if (agentTraffic !== undefined) this.state.agentTraffic = agentTraffic;
    await this.#pullThread();
    this.draw();
  }

  /** What only one tab shows. */
  async #pullTab(query: string): Promise<void> {
    const { tab, channels } = this.state;
    if (tab === 'undeclared') await pullDrift(this);
    else if (tab === 'channels') {
      const { by, order, isDescending: descending } = channels;
      const answer = await this.client.ask('aggregates', { by, order, descending, query, count: maxShown });
      if (answer !== undefined && channels.by === by) channels.answer = answer;
    }
  }

  /** The hops of the conversation in sight: of the chosen thread, or of the selected message. */
  async #pullThread(): Promise<void> {
    const { tab, thread, detail } = this.state;
    const correlationId = tab === 'threads' ? thread : detail?.row.correlationId;
    if (correlationId === undefined || correlationId === '') {
      this.state.hops = [];
      return;
    }
    const answer = await this.client.ask('thread', { correlationId });
    if (answer !== undefined) this.state.hops = answer.hops;
  }
}
