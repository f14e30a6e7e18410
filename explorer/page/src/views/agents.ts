import type { WatchedInstance } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatTime, none, plain } from '../format.ts';
import { icon } from '../icons.ts';
import type { State } from '../state.ts';

/** Who is there, in the words of their status messages. */
export function agentsView({ agents }: State, actions: Actions): TemplateResult {
  const instances = agents?.instances ?? [];
  return html`<section class="view agents">
    <div class="a-scroll">
      <table class="agents-table">
        <thead>
          <tr>
            <th scope="col">Agent</th>
            <th scope="col">Instance</th>
            <th scope="col">State</th>
            <th scope="col">Since</th>
            <th scope="col" class="num">Handled</th>
            <th scope="col" class="num">Failed</th>
            <th scope="col" class="num">In flight</th>
            <th scope="col" class="num">Queued</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${instances.map((instance, index) => instanceRow(instance, instances[index - 1]?.agent !== instance.agent, actions))}
          ${(agents?.silent ?? []).map(
            (agent) =>
              html`<tr>
                <th scope="row">${agent}</th>
                <td></td>
                <td><span class="st">nothing heard of it</span></td>
                <td colspan="6"></td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${instances.length === 0 && (agents?.silent.length ?? 0) === 0 ? html`<p class="note">The contracts declare no agents.</p>` : nothing}
    </div>
  </section>`;
}

function instanceRow(entry: WatchedInstance, isFirst: boolean, actions: Actions): TemplateResult {
  const { agent, instance, isFront, sinceMs, health } = entry;
  return html`<tr>
    <th scope="row">${isFirst ? plain(agent) : nothing}</th>
    <td>${plain(instance)} ${isFront ? html`<span class="tag">front</span>` : nothing}</td>
    <td>${stateWord(entry)}</td>
    <td>${sinceMs === 0 ? none : formatTime(sinceMs).slice(0, 8)}</td>
    ${(['handled', 'failed', 'inFlight', 'queued'] as const).map((name) => html`<td class="num">${health === undefined ? none : formatCount(health[name])}</td>`)}
    <td>
      <button
        class="link"
        @click=${() => {
          actions.setQuery(`from:${agent}/${instance}`);
          actions.showTab('all');
        }}
      >
        Messages
      </button>
    </td>
  </tr>`;
}

function stateWord({ state, cause }: WatchedInstance): TemplateResult {
  if (state === 'online') return html`<span class="st good">${icon('valid')}up</span>`;
  if (state === 'offline') {
    const word = cause === 'will' ? 'lost' : cause === 'retired' ? 'retired' : 'stopped';
    return html`<span class="st ${cause === 'will' ? 'bad' : ''}"
      >${cause === 'will' ? icon('invalid') : nothing}${word}</span
    >`;
  }
  if (state === 'unknown') return html`<span class="st">unknown</span>`;
  return html`<span class="st warn">${icon('clock')}${state}</span>`;
}
