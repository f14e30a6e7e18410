import type { AgentTraffic, WatchedInstance } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import {
  formatCount,
  formatDuration,
  formatMoment,
  formatShare,
  formatTime,
  none,
  plain,
} from '../format.ts';
import { icon } from '../icons.ts';
import { type State, isOnline } from '../state.ts';
import { timeMode } from '../time-mode.ts';
import { agentDetail } from './agent-detail.ts';
import { contractState, contractsOf } from './agent-contracts.ts';
import { agentStanding, instanceState } from './agent-state.ts';
import { sparkline } from './sparkline.ts';

/** Who is there and what each sent: declared agents, and senders that nobody declares. */
export function agentsView(state: State, actions: Actions): TemplateResult {
  const traffic = state.agentTraffic?.agents ?? [];
  const chosen = traffic.find(({ agent }) => agent === state.agent);
  return html`<section class="view agents split ${chosen === undefined ? 'no-detail' : ''}">
    <section class="pane" aria-label="Agents">
      <div class="a-scroll">
        <table class="agents-table" aria-label="Agents">
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Agent</th>
              <th scope="col" class="a-contracts">Contracts</th>
              <th scope="col" class="num a-inst">Instances</th>
              <th scope="col" class="num">Sent</th>
              <th scope="col" class="num">Valid</th>
              <th scope="col" class="num a-load" title="Under way + waiting">Load</th>
              <th scope="col" class="num">p95</th>
              <th scope="col" class="num a-seen">Last seen</th>
              <th scope="col" class="sp">Sent and invalid</th>
            </tr>
          </thead>
          <tbody>
            ${traffic.map((entry) => agentRow(entry, state, actions))}
          </tbody>
        </table>
        ${traffic.length === 0 ? html`<p class="note">The contracts declare no agents.</p>` : note(state, actions)}
      </div>
    </section>
    ${chosen === undefined ? nothing : agentDetail(chosen, state, actions)}
  </section>`;
}

function note(state: State, actions: Actions): TemplateResult {
  const undeclared = state.counts?.tabs.undeclared ?? 0;
  return html`<p class="a-note">
    Sent, valid, p95 and the line are for the range in sight.
    ${
      undeclared === 0
        ? nothing
        : html`${formatCount(undeclared)} ${undeclared === 1 ? 'message is' : 'messages are'} not declared.
            <button
              class="link"
              @click=${() => {
                actions.showTab('undeclared');
              }}
            >
              Show undeclared
            </button>`
    }
  </p>`;
}

function agentRow(entry: AgentTraffic, state: State, actions: Actions): TemplateResult {
  const { agent, sent, invalid, p95, lastAtMs } = entry;
  const instances = instancesOf(agent, state);
  const up = instances.filter((instance) => instance.state === 'online').length;
  const isSelected = agent === state.agent;
  return html`<tr
    class=${isSelected ? 'sel' : ''}
    @click=${() => {
      actions.showAgent(isSelected ? undefined : agent);
    }}
  >
    <td>${instanceState(agentStanding(instances, entry, isOnline(state)))}</td>
    <th scope="row">
      <button class="a-name" aria-expanded=${String(isSelected)}>${plain(agent)}</button>
      <small
        >${entry.isDeclared ? entry.capabilities.map((name) => html`<span class="tag">${name}</span>`) : html`<span class="tag">not declared</span>`}</small
      >
    </th>
    <td class="a-contracts">${contractState(contractsOf(agent, state))}</td>
    <td class="num a-inst">
      ${instances.length === 0 ? none : `${formatCount(up)} of ${formatCount(instances.length)}`}
    </td>
    <td class="num">${formatCount(sent)}</td>
    <td class="num">${validShare(sent, invalid)}</td>
    <td class="num a-load">${loadOf(instances)}</td>
    <td class="num">${p95 === undefined ? none : formatDuration(p95)}</td>
    <td class="num a-seen">${lastSeen(instances, lastAtMs)}</td>
    <td class="sp">${sparkline(entry)}</td>
  </tr>`;
}

function instancesOf(agent: string, { agents }: State): readonly WatchedInstance[] {
  return (agents?.instances ?? []).filter((instance) => instance.agent === agent);
}

/** `2+0`: what is under way and what waits, as `parley agents list` tells it. */
function loadOf(instances: readonly WatchedInstance[]): string {
  const known = instances.flatMap(({ health }) => health ?? []);
  if (known.length === 0) return none;
  const sum = (value: (health: (typeof known)[number]) => number) =>
    formatCount(known.reduce((total, health) => total + value(health), 0));
  return `${sum(({ inFlight }) => inFlight)}+${sum(({ queued }) => queued)}`;
}

/** The latest sign of life: a message, a heartbeat, a status. */
function lastSeen(instances: readonly WatchedInstance[], lastAtMs = 0): string {
  const last = Math.max(
    lastAtMs,
    ...instances.flatMap(({ sinceMs, healthAtMs = 0 }) => [sinceMs, healthAtMs]),
  );
  if (last === 0) return none;
  return timeMode() === 'relative' ? formatMoment(last) : formatTime(last).slice(0, 8);
}

/** 100 % only when every one is. */
function validShare(sent: number, invalid: number): TemplateResult | string {
  if (sent === 0) return none;
  const share = formatShare((sent - invalid) / sent);
  return invalid === 0 ? share : html`<span class="bad">${icon('invalid')}${share}</span>`;
}
