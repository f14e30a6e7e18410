import type { AgentTraffic, WatchedInstance } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatTime, none, plain } from '../format.ts';
import { quotedTerm } from '../query/quoted-term.ts';
import { type State, isOnline } from '../state.ts';
import { contractFacts, contractsOf } from './agent-contracts.ts';
import { instanceState, standingOf } from './agent-state.ts';
import { closeButton } from './close-button.ts';

/** One agent: its instances, and what its declaration says of channels. */
export function agentDetail(entry: AgentTraffic, state: State, actions: Actions): TemplateResult {
  const { agent } = entry;
  const instances = (state.agents?.instances ?? []).filter((instance) => instance.agent === agent);
  return html`<aside class="pane side" id="detail" aria-label="Selected agent" tabindex="-1">
    ${head(entry, actions)}
    <div class="d-body">
      <div class="d-panel">
        ${instanceTable(instances, state)} ${contractFacts(contractsOf(agent, state))} ${channelFacts(entry)}
      </div>
    </div>
    ${foot(entry, actions)}
  </aside>`;
}

function head(entry: AgentTraffic, actions: Actions): TemplateResult {
  const { agent, description } = entry;
  return html`<header class="d-head">
    <h2>${plain(agent)}</h2>
    <div class="acts">
      ${closeButton(() => {
        actions.showAgent(undefined);
      })}
    </div>
    <p>
      ${description === '' ? (entry.isDeclared ? 'No description.' : 'No declaration names this sender.') : plain(description)}
    </p>
  </header>`;
}

function foot({ agent, invalid }: AgentTraffic, actions: Actions): TemplateResult {
  const show = (query: string) => {
    actions.setQuery(query);
    actions.showTab('all');
  };
  return html`<footer class="d-foot">
    <button
      class="btn second small"
      @click=${() => {
        show(`from:${quotedTerm(agent)}`);
      }}
    >
      Show messages
    </button>
    ${
      invalid === 0
        ? nothing
        : html`<button
            class="btn second small"
            @click=${() => {
              show(`from:${quotedTerm(agent)} valid:false`);
            }}
          >
            Show ${formatCount(invalid)} invalid
          </button>`
    }
  </footer>`;
}

function instanceTable(instances: readonly WatchedInstance[], state: State): TemplateResult {
  if (instances.length === 0)
    return html`<p class="note-in">
      No instance told of itself: Parley's agents publish their status, other clients do not.
    </p>`;
  return html`<h3 class="label first">Instances</h3>
    <table class="instances">
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Instance</th>
          <th scope="col" class="num">Since</th>
          <th scope="col" class="num">Handled</th>
          <th scope="col" class="num">Failed</th>
          <th scope="col" class="num">Queued</th>
        </tr>
      </thead>
      <tbody>
        ${instances.map((instance) => instanceRow(instance, isOnline(state)))}
      </tbody>
    </table>`;
}

function instanceRow(entry: WatchedInstance, isConnected: boolean): TemplateResult {
  const { instance, isFront, sinceMs, health } = entry;
  return html`<tr>
    <td>${instanceState(isConnected ? standingOf(entry) : 'unknown')}</td>
    <th scope="row">${plain(instance)} ${isFront ? html`<span class="tag">front</span>` : nothing}</th>
    <td class="num">${sinceMs === 0 ? none : formatTime(sinceMs).slice(0, 8)}</td>
    ${(['handled', 'failed', 'queued'] as const).map(
      (name) => html`<td class="num">${health === undefined ? none : formatCount(health[name])}</td>`,
    )}
  </tr>`;
}

function channelFacts({
  receives,
  sends,
  backup,
  isDeclared,
}: AgentTraffic): TemplateResult | typeof nothing {
  if (!isDeclared) return nothing;
  const list = (names: readonly string[]) => (names.length === 0 ? 'nothing' : names.map(plain).join(', '));
  return html`<h3 class="label">Channels</h3>
    <dl class="facts tight">
      <dt>Receives</dt>
      <dd class="plain">${list(receives)}</dd>
      <dt>Sends</dt>
      <dd class="plain">${list(sends)}</dd>
      ${
        backup === undefined
          ? nothing
          : html`<dt>Backup</dt>
              <dd class="plain">${plain(backup)}</dd>`
      }
    </dl>`;
}
