import type { Actions } from './actions.ts';
import type { App } from './app.ts';
import { formatTime } from './format.ts';
import { queryActions } from './query/query-actions.ts';
import { select } from './select.ts';

/** What people can do, done to the page. */
export function createActions(app: App): Actions {
  return { ...queryActions(app), ...listActions(app), ...threadActions(app) };
}

type ListActions = Pick<
  Actions,
  | 'showTab'
  | 'showDetailTab'
  | 'pause'
  | 'follow'
  | 'select'
  | 'toggle'
  | 'open'
  | 'canOpen'
  | 'copy'
  | 'showKeys'
>;

function listActions(app: App): ListActions {
  return {
    showTab: (tab) => {
      if (app.state.tab === tab) return;
      Object.assign(app.state, { tab, total: 0, selectedIndex: undefined });
      app.keep();
      app.list.show([], { from: 0, total: 0 }, { selected: undefined, thread: undefined });
      if (app.state.selected === undefined) app.list.follow();
      app.pullRows();
      app.pullRest();
      app.draw();
    },
    showDetailTab: (detailTab) => {
      app.state.detailTab = detailTab;
      app.pullRest();
      app.draw();
    },
    pause: () => {
      app.state.isPaused = !app.state.isPaused;
      if (app.state.isPaused) app.list.stay();
      else app.list.follow();
      app.draw();
    },
    follow: () => {
      app.state.isPaused = false;
      app.list.follow();
      app.pullRows();
      app.draw();
    },
    select: (row) => {
      void select(app, row);
    },
    toggle: (path) => {
      const toggled = new Set(app.state.toggled);
      if (!toggled.delete(path)) toggled.add(path);
      app.state.toggled = toggled;
      app.draw();
    },
    open: (place) => app.client.channel.open?.(place),
    canOpen: () => app.client.channel.open !== undefined,
    copy: () => {
      void copy(app);
    },
    showKeys: (show) => {
      app.state.showsKeys = show;
      app.draw();
    },
  };
}

function threadActions(app: App): Pick<Actions, 'showThread' | 'orderThreads' | 'filterThreads'> {
  const changed = () => {
    app.keep();
    app.pullRest();
    app.draw();
  };
  return {
    showThread: (thread) => {
      if (app.state.thread !== thread) app.state.hops = [];
      Object.assign(app.state, { thread, tab: 'threads' });
      changed();
    },
    orderThreads: (threadOrder) => {
      app.state.threadOrder = threadOrder;
      changed();
    },
    filterThreads: (threadFilter) => {
      app.state.threadFilter = threadFilter;
      changed();
    },
  };
}

async function copy({ state }: App): Promise<void> {
  const { detail } = state;
  if (detail === undefined) return;
  const text = detail.isUtf8 ? detail.text : `${formatTime(detail.row.receivedAtMs)} ${detail.row.topic}`;
  await navigator.clipboard.writeText(text);
}
