import type { Reply } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatDuration, formatTime, plain, verdictWords } from '../format.ts';
import { icon } from '../icons.ts';
import type { HistoryEntry, PublishState } from './state.ts';

/** What this page sent, newest first, with what came of it. */
export function historyView({ history }: PublishState, actions: Actions): TemplateResult | typeof nothing {
  if (history.length === 0) return nothing;
  return html`<section class="p-history" aria-label="Sent from here">
    <div class="p-part"><h3>Sent from here</h3></div>
    <ol>
      ${history.map((entry) => entryView(entry, actions))}
    </ol>
  </section>`;
}

function entryView(entry: HistoryEntry, actions: Actions): TemplateResult {
  const { channel, atMs, sent } = entry;
  return html`<li>
    <div class="h-line">
      <b>${plain(channel)}</b><time>${formatTime(atMs)}</time>
      ${
        sent === undefined
          ? nothing
          : html`<button
              class="link"
              @click=${() => {
                actions.showThread(sent.correlationId);
              }}
            >
              Open thread
            </button>`
      }
    </div>
    <p class="h-result">${resultOf(entry)}</p>
    ${sent?.reply?.kind === 'reply' ? replyView(sent.reply) : nothing}
  </li>`;
}

/** What came of a message, in a line. */
export function resultOf({ sent, reason }: HistoryEntry): TemplateResult {
  if (reason !== undefined)
    return html`<span class="st bad">${icon('invalid')}Not sent: ${plain(reason)}</span>`;
  if (sent === undefined) return html`<span class="st">${icon('clock')}Under way</span>`;
  const own = sent.verdict === 'valid' ? '' : ', invalid on purpose';
  if (sent.reply === undefined) return html`<span class="st good">${icon('valid')}Sent${own}</span>`;
  return replyWords(sent.reply, own);
}

function replyWords(reply: Reply, own: string): TemplateResult {
  switch (reply.kind) {
    case 'timeout':
      return html`<span class="st warn"
        >${icon('clock')}No reply within ${formatDuration(reply.timeoutMs)}${own}</span
      >`;
    case 'error':
      return html`<span class="st bad"
          >${icon('invalid')}Error reply <code>${plain(reply.code)}</code> after
          ${formatDuration(reply.latencyMs)}${own}</span
        ><span class="h-said">${plain(reply.from)}: ${plain(reply.message)}</span>`;
    case 'reply':
      return html`<span class="st ${reply.isGood ? 'good' : 'bad'}"
          >${icon(reply.isGood ? 'valid' : 'invalid')}Reply ${verdictWords[reply.verdict]} after
          ${formatDuration(reply.latencyMs)}${own}</span
        ><span class="h-said">${plain(reply.type)} from ${plain(reply.from)}</span>${reply.problems.map(
          (problem) => html`<span class="h-said bad">${plain(problem)}</span>`,
        )}`;
  }
}

const maxShown = 4000;

function replyView({ data }: Extract<Reply, { kind: 'reply' }>): TemplateResult {
  const text = pretty(data);
  const shown = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
  return html`<pre class="raw">${shown.split('\n').map(plain).join('\n')}</pre>`;
}

/** Data that was cut is no JSON any more: it is shown as it came. */
function pretty(data: string): string {
  try {
    return JSON.stringify(JSON.parse(data), undefined, 2);
  } catch {
    return data;
  }
}
