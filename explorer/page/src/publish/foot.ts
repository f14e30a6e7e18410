import { type TemplateResult, html, nothing } from 'lit-html';
import { plain } from '../format.ts';
import { icon } from '../icons.ts';
import type { PublishActions } from './actions.ts';
import { resultOf } from './history.ts';
import { type PublishState, isUnfinished } from './state.ts';

/** Whether the message keeps its contract, and the buttons that send it. */
export function sheetFoot(publish: PublishState, actions: PublishActions): TemplateResult | typeof nothing {
  const { draft, form, mode, confirms } = publish;
  if (draft === undefined || form === undefined)
    return publish.refused === undefined
      ? nothing
      : html`<footer class="p-foot">${judgement(publish)}</footer>`;
  if (confirms !== undefined) return confirmation(publish, actions);
  const isReady = !isUnfinished(publish) && publish.refused === undefined;
  return html`<footer class="p-foot">
    ${latest(publish)} ${judgement(publish)}
    <div class="p-acts">
      <button
        class="btn first"
        id="publish-send"
        ?disabled=${!isReady}
        title="${mode === 'again' ? 'Send it again' : 'Send'} (Ctrl+Enter)"
        @click=${() => {
          actions.send('send');
        }}
      >
        ${icon('send')}${mode === 'again' ? 'Send again' : 'Send'}
      </button>
      ${
        form.replyTimeoutMs === undefined
          ? nothing
          : html`<button
              class="btn second"
              id="publish-wait"
              ?disabled=${!isReady}
              title="Send, and wait for the reply (Ctrl+Shift+Enter)"
              @click=${() => {
                actions.send('wait');
              }}
            >
              Send and wait
            </button>`
      }
      <kbd class="wide">Ctrl+Enter</kbd>
    </div>
  </footer>`;
}

/** What came of the last one stays in sight, however far the form is scrolled. */
function latest({ history }: PublishState): TemplateResult {
  const [entry] = history;
  return html`<div class="p-latest" role="status">
    ${entry === undefined ? nothing : html`<p class="h-result">${resultOf(entry)}</p>`}
  </div>`;
}

function judgement({ problems, refused, ...publish }: PublishState): TemplateResult {
  const said =
    refused !== undefined
      ? html`<span class="st bad">${icon('invalid')}${plain(refused)}</span>`
      : isUnfinished({ problems, refused, ...publish })
        ? html`<span class="st warn">${icon('warning')}Something is no value yet</span>`
        : problems === undefined
          ? html`<span class="st">Checking it</span>`
          : problems.length === 0
            ? html`<span class="st good">${icon('valid')}Keeps its contract</span>`
            : html`<span class="st bad"
                >${icon('invalid')}${countWords(problems.length)}: ${plain(problems[0]?.pointer ?? '')}</span
              >`;
  return html`<p class="p-verdict">${said}</p>`;
}

function countWords(count: number): string {
  return count === 1 ? 'One problem' : `${String(count)} problems`;
}

const maxShown = 6;

/** Invalid on purpose: asked for once more, with everything that is wrong. */
function confirmation({ problems = [], confirms }: PublishState, actions: PublishActions): TemplateResult {
  return html`<footer
    class="p-foot p-confirm"
    role="alertdialog"
    aria-labelledby="publish-confirm-title"
    aria-describedby="publish-confirm-problems"
  >
    <h3 id="publish-confirm-title">${icon('invalid')}This breaks its contract. Send it all the same?</h3>
    <ul id="publish-confirm-problems">
      ${problems
        .slice(0, maxShown)
        .map(
          ({ pointer, message }) => html`<li><code>${plain(pointer)}</code> expected ${plain(message)}</li>`,
        )}
      ${problems.length > maxShown ? html`<li>and ${problems.length - maxShown} more</li>` : nothing}
    </ul>
    <div class="p-acts">
      <button
        class="btn second"
        id="publish-confirm"
        @click=${() => {
          actions.confirm(false);
        }}
      >
        Back
      </button>
      <button
        class="btn danger"
        id="publish-invalid"
        @click=${() => {
          actions.confirm(true);
        }}
      >
        ${confirms === 'wait' ? 'Send invalid and wait' : 'Send invalid message'}
      </button>
    </div>
  </footer>`;
}
