import type { Actions } from './actions.ts';
import type { App } from './app.ts';
import { formatFullTime } from './format.ts';
import { createChannelsActions } from './channels/actions.ts';
import { createDriftActions } from './drift/actions.ts';
import { createRetainedActions } from './retained/actions.ts';
import { createSavedActions } from './saved/actions.ts';
import { createPublisher } from './publish/publisher.ts';
import { queryActions } from './query/query-actions.ts';
import { rangeActions } from './strip/range-actions.ts';
import { quotedTerm } from './query/quoted-term.ts';
import { select } from './select.ts';

/** What people can do, done to the page. */
export function createActions(app: App): Actions {
  return {
    ...queryActions(app),
    ...rangeActions(app),
    ...listActions(app),
    ...detailActions(app),
    ...threadActions(app),
    publish: createPublisher(app),
    drift: createDriftActions(app),
    channels: createChannelsActions(app),
    retained: createRetainedActions(app),
    saved: createSavedActions(app),
    copyText: (text) => {
      void navigator.clipboard.writeText(text);
    },
  };
}

type ListActions = Pick<Actions, 'showTab' | 'showDetailTab' | 'pause' | 'follow' | 'showKeys'>;

function listActions(app: App): ListActions {
  return {
    showTab: (tab) => {
      if (app.state.tab === tab) return;
      app.leaveTab();
      Object.assign(app.state, { tab, total: 0, selectedIndex: undefined });
      app.keep();
      app.enterTab();
      app.pullRows();
      app.pullRest();
      app.draw();
      // Where the tabs do not fit, the one that is shown is in sight.
      document.getElementById(`tab-${tab}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    showDetailTab: (detailTab) => {
      app.state.detailTab = detailTab;
      app.pullRest();
      app.draw();
    },
    pause: () => {
      app.state.isPaused = !app.state.isPaused;
      app.state.frozen = app.state.isPaused ? app.state.total : undefined;
      if (app.state.isPaused) app.list.stay();
      else app.list.follow();
      app.draw();
    },
    follow: () => {
      Object.assign(app.state, { isPaused: false, frozen: undefined });
      app.list.follow();
      app.pullRows();
      app.draw();
    },
    showKeys: (show) => {
      app.state.showsKeys = show;
      app.draw();
      if (show) requestAnimationFrame(() => document.getElementById('keys-close')?.focus());
    },
  };
}

type DetailActions = Pick<
  Actions,
  'select' | 'pin' | 'showInLog' | 'toggle' | 'showRaw' | 'open' | 'openHandler' | 'canOpen' | 'copy'
>;

function detailActions(app: App): DetailActions {
  return {
    select: (row) => {
      void select(app, row);
    },
    pin: () => {
      app.state.isPinned = app.state.detail !== undefined && !app.state.isPinned;
      // Unpinned it follows the selection again.
      if (!app.state.isPinned && app.state.selected !== undefined) void select(app, app.state.selected);
      app.draw();
    },
    showInLog: () => {
      const { tab, agent, hops, selected } = app.state;
      if (tab === 'agents' && agent !== undefined) app.actions.setQuery(`from:${quotedTerm(agent)}`);
      app.actions.showTab('all');
      const isHere = hops.some(({ row }) => row === selected);
      if (tab === 'threads') app.actions.select(isHere ? selected : hops[0]?.row);
      requestAnimationFrame(() => document.getElementById('rows')?.focus());
    },
    showRaw: (isRaw) => {
      app.state.isRaw = isRaw;
      app.draw();
    },
    toggle: (path) => {
      const toggled = new Set(app.state.toggled);
      if (!toggled.delete(path)) toggled.add(path);
      app.state.toggled = toggled;
      app.draw();
    },
    open: (place) => app.client.channel.open?.(place),
    openHandler: (of) => app.client.channel.openHandler?.(of),
    canOpen: () => app.client.channel.open !== undefined,
    copy: () => {
      void copy(app);
    },
  };
}

function threadActions(
  app: App,
): Pick<Actions, 'showThread' | 'orderThreads' | 'filterThreads' | 'showAgent'> {
  const changed = () => {
    app.keep();
    app.pullRest();
    app.draw();
  };
  return {
    showThread: (thread) => {
      if (app.state.thread !== thread) app.state.hops = [];
      app.state.thread = thread;
      app.actions.showTab('threads');
      changed();
    },
    showAgent: (agent) => {
      app.state.agent = agent;
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
  const text = detail.isUtf8 ? detail.text : `${formatFullTime(detail.row.receivedAtMs)} ${detail.row.topic}`;
  await navigator.clipboard.writeText(text);
}
