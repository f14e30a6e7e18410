import type { Actions } from './actions.ts';
import { pageTabs } from './page-tabs.ts';

/** What the list can be asked by keys. */
export interface KeyTarget {
  /** Moves the selection; `Infinity` goes to the end. */
  move(by: number): void;
  page(): number;
  nextInvalid(direction: 1 | -1): void;
  nextInThread(direction: 1 | -1): void;
  openSelectedThread(): void;
  showInLog(): void;
  focusDetail(): void;
  focusQuery(): void;
  /** Begins a message; on the channel of the selected one, if there is one. */
  publish(): void;
  /** Begins one from the selected message. */
  resend(): void;
  escape(): void;
}

type Act = (target: KeyTarget, actions: Actions) => void;

const acts: Readonly<Record<string, Act>> = {
  '/': (target) => {
    target.focusQuery();
  },
  ArrowDown: (target) => {
    target.move(1);
  },
  j: (target) => {
    target.move(1);
  },
  ArrowUp: (target) => {
    target.move(-1);
  },
  k: (target) => {
    target.move(-1);
  },
  PageDown: (target) => {
    target.move(target.page());
  },
  PageUp: (target) => {
    target.move(-target.page());
  },
  Home: (target) => {
    target.move(-Infinity);
  },
  End: (_target, actions) => {
    actions.follow();
  },
  ' ': (_target, actions) => {
    actions.pause();
  },
  n: (target) => {
    target.nextInvalid(1);
  },
  N: (target) => {
    target.nextInvalid(-1);
  },
  ']': (target) => {
    target.nextInThread(1);
  },
  '[': (target) => {
    target.nextInThread(-1);
  },
  Enter: (target) => {
    target.focusDetail();
  },
  t: (target) => {
    target.openSelectedThread();
  },
  l: (target) => {
    target.showInLog();
  },
  '.': (_target, actions) => {
    actions.pin();
  },
  p: (target) => {
    target.publish();
  },
  r: (target) => {
    target.resend();
  },
  c: (_target, actions) => {
    actions.copy();
  },
  v: (_target, actions) => {
    actions.saved.showViews(true);
  },
  '?': (_target, actions) => {
    actions.showKeys(true);
  },
  Escape: (target) => {
    target.escape();
  },
};

/** Keys that mean something to what has the focus stay with it. */
function belongsToElement(event: KeyboardEvent): boolean {
  const element = event.target instanceof Element ? event.target : undefined;
  if (element === undefined) return false;
  if (element.closest('input, select, textarea, [role="slider"], [role="dialog"]') !== null) return true;
  // The button of the selected row has done its work: Enter goes on into the detail, as from every other list.
  if (event.key === 'Enter' && element.closest('tr.sel .a-name') !== null) return false;
  return (
    element.closest('button, [role="tab"]') !== null &&
    [' ', 'Enter', 'ArrowLeft', 'ArrowRight'].includes(event.key)
  );
}

export function handleKey(event: KeyboardEvent, target: KeyTarget, actions: Actions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || belongsToElement(event)) return;
  const tab = /^[1-9]$/.test(event.key) ? pageTabs[Number(event.key) - 1] : undefined;
  const act =
    tab === undefined
      ? acts[event.key]
      : () => {
          actions.showTab(tab);
        };
  if (act === undefined) return;
  event.preventDefault();
  act(target, actions);
}
