import { brokenVerdicts } from '@parley/explorer/protocol';
import type { App } from './app.ts';
import type { KeyTarget } from './keys.ts';
import { canResend } from './publish/resend-buttons.ts';
import { messageTab, usedQuery } from './state.ts';

/** What keys do to the list. */
export function createKeyTarget(app: App): KeyTarget {
  return {
    move: (by) => {
      void move(app, by);
    },
    page: () => app.list.visible - 1,
    nextInvalid: (direction) => {
      void jump(app, `verdict:${brokenVerdicts.join(',')}`, direction);
    },
    nextInThread: (direction) => {
      const id = app.state.detail?.row.correlationId ?? '';
      if (id !== '') void jump(app, `corr:${JSON.stringify(id)}`, direction);
    },
    openSelectedThread: () => {
      const id = app.state.detail?.row.correlationId ?? '';
      if (id !== '') app.actions.showThread(id);
    },
    showInLog: () => {
      if (messageTab(app.state) === undefined || app.state.tab !== 'all') app.actions.showInLog();
    },
    focusDetail: () => {
      const target = app.state.tab === 'threads' ? '.hops .hop-name' : '#detail';
      document.querySelector<HTMLElement>(target)?.focus();
    },
    focusQuery: () => document.getElementById('query')?.focus(),
    publish: () => {
      if (app.state.greeting?.publish !== 'allowed') return;
      const channel = app.state.detail?.row.channel ?? '';
      const hasAddress = app.state.detail?.packet.topic.includes('/inbox/') !== true;
      app.actions.publish.openPublish(channel === '' || !hasAddress ? undefined : channel);
    },
    resend: () => {
      const { detail } = app.state;
      if (detail !== undefined && canResend(detail, app.state))
        app.actions.publish.resend(detail.row.row, 'write');
    },
    escape: () => {
      if (app.state.showsKeys) app.actions.showKeys(false);
      else if (document.activeElement?.closest('.pane.side') != null) focusList(app);
      else if (app.state.tab === 'agents') app.actions.showAgent(undefined);
      else if (app.state.tab === 'undeclared') app.actions.drift.choose(undefined);
      else app.actions.select(undefined);
    },
  };
}

function focusList({ state }: App): void {
  const list = {
    threads: '#threads',
    undeclared: 'tr.sel .a-name',
    agents: 'tr.sel .a-name',
    retained: 'tr.sel .a-name',
  } as const;
  const selector = state.tab in list ? list[state.tab as keyof typeof list] : '#rows';
  document.querySelector<HTMLElement>(selector)?.focus();
}

async function move(app: App, by: number): Promise<void> {
  const tab = messageTab(app.state);
  if (tab === undefined) {
    moveInList(app, by);
    return;
  }
  const { total, selectedIndex } = app.state;
  const start = selectedIndex ?? (by > 0 ? -1 : total);
  const index = Math.max(0, Math.min(total - 1, by === -Infinity ? 0 : start + by));
  const answer = await app.client.ask('rows', { tab, query: usedQuery(app.state), from: index, count: 1 });
  const row = answer?.rows[0];
  if (row !== undefined) app.actions.select(row.row);
}

/** Threads, agents, what is retained and what differs from the contracts are lists of their own. */
function moveInList({ state, actions }: App, by: number): void {
  const list = listOf(state, actions);
  if (document.activeElement?.closest('.hops') != null) moveFocus('.hop-name', by)?.click();
  else if (list === undefined) moveFocus('.channels-table .a-name', by);
  else moveChoice(list, by);
}

/** To the next of the elements that can have the focus. */
function moveFocus(selector: string, by: number): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = all.findIndex((element) => element === document.activeElement);
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  next?.focus();
  return next;
}

function moveChoice(list: OwnList, by: number): void {
  const { keys, chosen, choose } = list;
  const at = chosen === undefined ? -1 : keys.indexOf(chosen);
  const next = keys[Math.max(0, Math.min(keys.length - 1, by === -Infinity ? 0 : at + by))];
  if (next === undefined) return;
  const isInTable = document.activeElement?.closest('tr') != null;
  choose(next);
  requestAnimationFrame(() => {
    document.querySelector('.trow.sel, tr.sel')?.scrollIntoView({ block: 'nearest' });
    // The focus goes along, or the next key would be for the row that had it.
    if (isInTable) document.querySelector<HTMLElement>('tr.sel .a-name')?.focus();
  });
}

interface OwnList {
  readonly keys: readonly string[];
  readonly chosen: string | undefined;
  readonly choose: (key: string) => void;
}

function listOf(state: App['state'], actions: App['actions']): OwnList | undefined {
  const { tab, thread, agent, drift } = state;
  if (tab === 'threads') {
    const keys = (state.threads?.threads ?? []).map(({ correlationId }) => correlationId);
    return {
      keys,
      chosen: thread,
      choose: (key) => {
        actions.showThread(key);
      },
    };
  }
  if (tab === 'agents') {
    const keys = (state.agentTraffic?.agents ?? []).map((entry) => entry.agent);
    return {
      keys,
      chosen: agent,
      choose: (key) => {
        actions.showAgent(key);
      },
    };
  }
  if (tab === 'retained') return retainedList(state, actions);
  if (tab !== 'undeclared') return undefined;
  const keys = (drift.answer?.items ?? []).map(({ key }) => key);
  return {
    keys,
    chosen: drift.key,
    choose: (key) => {
      actions.drift.choose(key);
    },
  };
}

function retainedList({ retained, selected }: App['state'], actions: App['actions']): OwnList {
  // What is no longer kept here cannot be shown.
  const here = (retained.answer?.messages ?? []).filter(({ isHere }) => isHere);
  return {
    keys: here.map(({ row }) => String(row)),
    chosen: selected === undefined ? undefined : String(selected),
    choose: (key) => {
      actions.select(Number(key));
    },
  };
}

/** To the next row that a narrower query finds, before or after the selected one. */
async function jump(app: App, narrower: string, direction: 1 | -1): Promise<void> {
  const tab = messageTab(app.state) ?? 'all';
  const query = `${usedQuery(app.state)} ${narrower}`.trim();
  const row = app.state.selected ?? (direction > 0 ? -1 : Number.MAX_SAFE_INTEGER);
  const place = await app.client.ask('locate', { tab, query, row });
  if (place === undefined) return;
  const index = direction > 0 ? place.index + (place.there ? 1 : 0) : place.index - 1;
  if (index < 0) return;
  const answer = await app.client.ask('rows', { tab, query, from: index, count: 1 });
  const found = answer?.rows[0];
  if (found !== undefined) app.actions.select(found.row);
}
