import type { DriftEditAnswer, DriftReview, ReviewedFile } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { plain } from '../format.ts';
import { icon } from '../icons.ts';
import type { State } from '../state.ts';

/** A change of the contracts to look at. Nothing is written: the reader takes it, or leaves it. */
export function reviewPanel(edit: DriftEditAnswer, actions: Actions): TemplateResult {
  const { review, refused } = edit;
  return html`<section class="review" id="review" aria-label="Change of the contracts" tabindex="-1">
    <div class="label first">
      <span>${review === undefined ? 'No change' : `${plain(review.title)}; nothing is written yet`}</span>
      <button
        class="link"
        @click=${() => {
          actions.drift.leaveReview();
        }}
      >
        Back
      </button>
    </div>
    ${review === undefined ? html`<p class="note-in">${plain(refused ?? '')}.</p>` : reviewed(review, actions)}
  </section>`;
}

function reviewed(review: DriftReview, actions: Actions): TemplateResult {
  return html`${names(review, actions)} ${findings(review)}
  ${review.notes.map((note) => html`<p class="note-in">${plain(note)}</p>`)} ${review.files.map(fileDiff)}`;
}

/** What to do with it. */
export function reviewFoot({ drift }: State, actions: Actions): TemplateResult {
  const { openEdit } = actions.drift;
  return html`<footer class="d-foot">
    ${
      openEdit === undefined
        ? html`<button
            class="btn second small"
            @click=${() => {
              actions.drift.downloadPatch();
            }}
          >
            Download patch
          </button>`
        : html`<button class="btn second small" @click=${openEdit}>Review in the editor…</button>`
    }
    <button
      class="btn second small"
      @click=${() => {
        actions.drift.copyPatch();
      }}
    >
      ${drift.isCopied ? 'Copied' : 'Copy patch'}
    </button>
  </footer>`;
}

/** What can be called otherwise: the change is made anew when a name is written. */
function names({ names: { channel, type } }: DriftReview, actions: Actions): TemplateResult | typeof nothing {
  const fields = [
    ...(channel === undefined ? [] : [['channel', 'Channel', channel] as const]),
    ...(type === undefined ? [] : [['type', 'Message type', type] as const]),
  ];
  if (fields.length === 0) return nothing;
  const chosen = { ...(channel === undefined ? {} : { channel }), ...(type === undefined ? {} : { type }) };
  return html`<div class="review-names">
    ${fields.map(
      ([key, label, value]) =>
        html`<label
          ><span>${label}</span
          ><input
            .value=${value}
            spellcheck="false"
            autocomplete="off"
            @change=${(event: Event) => {
              actions.drift.review({ ...chosen, [key]: (event.target as HTMLInputElement).value.trim() });
            }}
        /></label>`,
    )}
  </div>`;
}

function findings({ findings: list }: DriftReview): TemplateResult {
  if (list.length === 0)
    return html`<p class="review-check good">${icon('valid')} The check finds nothing new.</p>`;
  return html`<ul class="review-findings">
    ${list.map(
      ({ severity, message, file, line, code }) =>
        html`<li class=${severity === 'error' ? 'bad' : 'warn'}>
          ${icon(severity === 'error' ? 'invalid' : 'warning')}
          <span>${severity}: ${plain(message)} <small>${plain(file)}:${String(line)} ${code}</small></span>
        </li>`,
    )}
  </ul>`;
}

const lineWords = { '+': 'added', '-': 'removed', ' ': '' } as const;

function fileDiff({ path, before, hunks }: ReviewedFile): TemplateResult {
  return html`<h3 class="label">
      <span>${plain(path)}</span> ${before === undefined ? html`<span class="tag">new file</span>` : nothing}
    </h3>
    <div class="patch" role="group" aria-label="Change of ${plain(path)}" tabindex="0">
      ${hunks.map(
        ({ head, lines }) =>
          html`${before === undefined ? nothing : html`<div class="h">${head}</div>`}
          ${lines.map(
            ({ kind, text }) =>
              html`<div class=${kind === '+' ? 'ins' : kind === '-' ? 'del' : ''}>
                <span class="sr">${lineWords[kind]}</span><code aria-hidden="true">${kind} </code
                ><code>${plain(text)}</code>
              </div>`,
          )}`,
      )}
    </div>`;
}
