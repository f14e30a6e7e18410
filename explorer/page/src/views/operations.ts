import type { Operation } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatDuration, plain } from '../format.ts';
import { quotedTerm } from '../query/quoted-term.ts';
import type { State } from '../state.ts';

/** How fast the requests of each channel are answered; where a thread would be, while none is chosen. */
export function operationsPane({ operations }: State, actions: Actions): TemplateResult {
  if (operations.length === 0)
    return html`<section class="pane side empty-side"><p>Select a thread to see its hops.</p></section>`;
  return html`<section class="pane side operations" aria-label="Replies by channel">
    <header class="w-head">
      <div class="w-title"><h2>Time until the reply</h2></div>
      <p class="w-facts">
        <span>Of the requests in sight that were answered. Select a thread to see its hops.</span>
      </p>
    </header>
    <div class="a-scroll">
      <table class="instances o-table" aria-label="Time until the reply, by channel">
        <thead>
          <tr>
            <th scope="col">Request → reply</th>
            <th scope="col" class="num">Answered</th>
            <th scope="col" class="num">p50</th>
            <th scope="col" class="num">p95</th>
            <th scope="col" class="num">p99</th>
          </tr>
        </thead>
        <tbody>
          ${operations.map((operation) => operationRow(operation, actions))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function operationRow(operation: Operation, actions: Actions): TemplateResult {
  const { request, replies, answered, errors, p50, p95, p99 } = operation;
  return html`<tr>
    <th scope="row">
      <button
        class="link"
        title="Show the requests"
        @click=${() => {
          actions.setQuery(`channel:${quotedTerm(request)}`);
          actions.showTab('all');
        }}
      >
        ${plain(request)}</button
      ><small>→ ${replies.length === 0 ? 'errors alone' : replies.map(plain).join(', ')}</small>
    </th>
    <td class="num">
      ${formatCount(answered)}${errors === 0 ? nothing : html`<small class="bad">${formatCount(errors)} ${errors === 1 ? 'error' : 'errors'}</small>`}
    </td>
    ${[p50, p95, p99].map((ms) => html`<td class="num">${formatDuration(ms)}</td>`)}
  </tr>`;
}
