import type { SourcePlace, ThreadFilter, ThreadOrder } from '@parley/explorer/protocol';
import type { ChannelsActions } from './channels/actions.ts';
import type { DriftActions } from './drift/actions.ts';
import type { RetainedActions } from './retained/actions.ts';
import type { SavedActions } from './saved/actions.ts';
import type { PublishActions } from './publish/actions.ts';
import type { Handled } from './channel.ts';
import type { PageTab } from './page-tabs.ts';
import type { DetailTab } from './state.ts';

/** What people can do; the views call it, the app does it. */
export interface Actions {
  /** Writing and sending messages. */
  readonly publish: PublishActions;
  /** What differs from the contracts. */
  readonly drift: DriftActions;
  readonly channels: ChannelsActions;
  /** What the broker keeps, at a moment. */
  readonly retained: RetainedActions;
  /** Saved views, links, how times are told. */
  readonly saved: SavedActions;
  copyText(text: string): void;
  showTab(tab: PageTab): void;
  showDetailTab(tab: DetailTab): void;
  type(text: string, caret: number): void;
  /** Turns what is written into a term. */
  finishTerm(): void;
  removeTerm(index: number): void;
  editLastTerm(): void;
  takeSuggestion(index: number): void;
  moveSuggestion(by: number): void;
  closeSuggestions(): void;
  setQuery(query: string): void;
  pause(): void;
  follow(): void;
  select(row: number | undefined): void;
  /** Keeps the detail while others are selected, or lets it go. */
  pin(): void;
  /** Shows the selected message, or what the tab is about, among all messages. */
  showInLog(): void;
  showAgent(agent: string | undefined): void;
  /** Shows a range of the strip that is not decided yet; shares of its width. */
  drawBrush(range: { readonly from: number; readonly to: number }): void;
  /** Writes a range into the query. */
  setRange(range: { readonly from: number; readonly to: number }): void;
  /** Takes what was probably meant instead of the first thing that is wrong. */
  takeCorrection(): void;
  /** The payload as it came, or as a tree. */
  showRaw(isRaw: boolean): void;
  toggle(path: string): void;
  open(place: SourcePlace): void;
  /** Opens the program that handles what comes on a channel. */
  openHandler(of: Handled): void;
  canOpen(): boolean;
  copy(): void;
  showThread(correlationId: string): void;
  orderThreads(order: ThreadOrder): void;
  filterThreads(filter: ThreadFilter): void;
  showKeys(show: boolean): void;
}
