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
      else app.actions.select(undefined);
    },
  };
}

function focusList({ state }: App): void {
  document.getElementById(state.tab === 'threads' ? 'threads' : 'rows')?.focus();
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

/** Threads and agents are lists of their own. */
function moveInList({ state, actions }: App, by: number): void {
  const threads = (state.threads?.threads ?? []).map(({ correlationId }) => correlationId);
  const agents = (state.agentTraffic?.agents ?? []).map(({ agent }) => agent);
  const [all, chosen] = state.tab === 'threads' ? [threads, state.thread] : [agents, state.agent];
  const at = chosen === undefined ? -1 : all.indexOf(chosen);
  const next = all[Math.max(0, Math.min(all.length - 1, by === -Infinity ? 0 : at + by))];
  if (next === undefined) return;
  if (state.tab === 'threads') actions.showThread(next);
  else actions.showAgent(next);
  requestAnimationFrame(() => document.querySelector('.trow.sel')?.scrollIntoView({ block: 'nearest' }));
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
