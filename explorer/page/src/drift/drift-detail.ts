import type { DriftFact, DriftItem } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatRate, formatTime, plain } from '../format.ts';
import type { State } from '../state.ts';
import { closeButton } from '../views/close-button.ts';
import { reviewFoot, reviewPanel } from './review.ts';

/** One thing that differs: what is known of it, and what can be done. */
export function driftDetail(item: DriftItem, state: State, actions: Actions): TemplateResult {
  const { edit } = state.drift;
  return html`<aside class="pane side" id="detail" aria-label="Selected drift" tabindex="-1">
    <header class="d-head">
      <h2>${plain(item.title)}</h2>
      <div class="acts">
        ${closeButton(() => {
          actions.drift.choose(undefined);
        })}
      </div>
      <p>
        ${[item.about, item.remark ?? '']
          .filter((text) => text !== '')
          .map(plain)
          .join(': ')}
      </p>
    </header>
    <div class="d-body">
      <div class="d-panel">${edit === undefined ? facts(item) : reviewPanel(edit, actions)}</div>
    </div>
    ${edit === undefined ? foot(item, actions) : edit.review === undefined ? nothing : reviewFoot(state, actions)}
  </aside>`;
}

function facts({ seen, facts: list }: DriftItem): TemplateResult {
  return html`${
    seen === undefined
      ? nothing
      : html`<dl class="facts tight">
          <dt>Seen</dt>
          <dd class="plain">
            ${formatCount(seen.count)}
            ${seen.count === 1 ? 'time' : 'times'}${seen.perSecond === 0 ? '' : `, ${formatRate(seen.perSecond)}`}
          </dd>
          <dt>First</dt>
          <dd class="plain">${formatTime(seen.firstAtMs)}</dd>
          <dt>Last</dt>
          <dd class="plain">${formatTime(seen.lastAtMs)}</dd>
          <dt>From</dt>
          <dd class="plain">
            ${seen.senders.length === 0 ? 'it does not say' : seen.senders.map(plain).join(', ')}${seen.hasMoreSenders ? ' and more' : ''}
          </dd>
        </dl>`
  }
  ${list.map(factView)}`;
}

function factView({ name, values, hasMore, isCode = false }: DriftFact): TemplateResult {
  return html`<h3 class="label">${name}</h3>
    ${
      isCode
        ? html`<pre class="d-code">${values.map(plainLines).join('\n')}</pre>`
        : html`<ul class="d-values">
            ${values.map((value) => html`<li>${plain(value)}</li>`)}
            ${hasMore ? html`<li class="more">and more</li>` : nothing}
          </ul>`
    }`;
}

/** Line ends of a schema that we wrote stay; all other marks show as codes. */
function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

function foot({ query, canAdd }: DriftItem, actions: Actions): TemplateResult {
  return html`<footer class="d-foot">
    ${
      query === undefined
        ? nothing
        : html`<button
            class="btn second small"
            @click=${() => {
              actions.drift.showMessages(query);
            }}
          >
            Show messages
          </button>`
    }
    ${
      canAdd
        ? html`<button
            class="btn second small"
            id="add-to-contract"
            @click=${() => {
              actions.drift.review();
            }}
          >
            Add to contract…
          </button>`
        : nothing
    }
  </footer>`;
}
