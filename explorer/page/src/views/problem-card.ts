import type { Detail, DetailProblem, Repeats } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatCount, formatTime, plain, toneOf, verdictWords } from '../format.ts';
import { icon } from '../icons.ts';
import { quotedTerm } from '../query/quoted-term.ts';
import { placeLink } from './place-link.ts';

/** What is wrong with a message: the first problem open, the others as a list below it. */
export function problemCards(detail: Detail, actions: Actions): TemplateResult {
  const [first, ...others] = detail.problems;
  return html`${reasonCard(detail)} ${first === undefined ? nothing : problemCard(first, detail, actions)}
  ${
    others.length === 0
      ? nothing
      : html`<ul class="problems" aria-label="More problems">
          ${others.map(
            ({ pointer, message, place }) =>
              html`<li>
                ${icon('invalid')}<span><code>${plain(pointer)}</code> ${plain(message)}</span>
                ${place === undefined ? nothing : placeLink(place, actions)}
              </li>`,
          )}
        </ul>`
  }`;
}

function reasonCard({ reason, verdict }: Detail): TemplateResult | typeof nothing {
  if (reason === undefined) return nothing;
  const tone = toneOf(verdict);
  return html`<section class="problem ${tone}" aria-label="Verdict">
    ${icon(tone === 'bad' ? 'invalid' : 'warning')}
    <h3>${capitalised(verdictWords[verdict])}</h3>
    <p>${capitalised(plain(reason))}.</p>
  </section>`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function problemCard(problem: DetailProblem, detail: Detail, actions: Actions): TemplateResult {
  const { pointer, message, value, place, repeats } = problem;
  return html`<section class="problem" aria-label="Problem">
    ${icon('invalid')}
    <h3><code>${plain(pointer)}</code> ${plain(message)}</h3>
    <p>
      ${value === undefined ? 'It is missing. ' : message.startsWith(value) ? nothing : html`It is <code>${plain(value)}</code>. `}
      ${place === undefined ? nothing : placeLink(place, actions)}
    </p>
    ${repeats === undefined || repeats.count < 2 ? nothing : repeated(repeats, detail, actions)}
  </section>`;
}

function repeated({ count, sinceMs, senders }: Repeats, { row }: Detail, actions: Actions): TemplateResult {
  const [only] = senders;
  const from = senders.length === 1 && only !== undefined && only !== '' ? only : undefined;
  const who = from === undefined ? `from ${formatCount(senders.length)} senders` : `all from ${plain(from)}`;
  const query = [
    'verdict:invalid',
    ...(row.type === '' ? [] : [`type:${quotedTerm(row.type)}`]),
    ...(from === undefined ? [] : [`from:${quotedTerm(from)}`]),
  ].join(' ');
  return html`<p>
    ${formatCount(count)} times since ${formatTime(sinceMs).slice(0, 8)}, ${who}.
    <button
      class="link"
      @click=${() => {
        actions.setQuery(query);
        actions.showTab('all');
      }}
    >
      Show all
    </button>
  </p>`;
}
