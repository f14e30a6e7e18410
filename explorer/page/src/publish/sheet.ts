import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { plain } from '../format.ts';
import type { State } from '../state.ts';
import { closeButton } from '../views/close-button.ts';
import type { PublishActions } from './actions.ts';
import { channelBox } from './channel-box.ts';
import { envelopeView } from './envelope.ts';
import { sheetFoot } from './foot.ts';
import { fieldView } from './form/field-view.ts';
import { jsonField } from './form/json-field.ts';
import type { FieldPlace, FormScene } from './form/scene.ts';
import { historyView } from './history.ts';
import { parameterFields, topicLine } from './parameters.ts';
import type { PublishState } from './state.ts';

/** Beside the log, which goes on: what is sent shows up there. */
export function publishSheet({ publish }: State, actions: Actions): TemplateResult | typeof nothing {
  if (!publish.isOpen) return nothing;
  return html`<section
    class="sheet"
    id="publish"
    role="dialog"
    aria-labelledby="publish-title"
    tabindex="-1"
    @keydown=${(event: KeyboardEvent) => {
      keyInSheet(event, publish, actions.publish);
    }}
  >
    <header class="d-head">
      <h2 id="publish-title">${publish.mode === 'again' ? 'Resend a message' : 'Publish a message'}</h2>
      <div class="acts">
        ${closeButton(() => {
          actions.publish.closePublish();
        })}
      </div>
    </header>
    <div class="p-body">
      ${publish.mode === 'again' ? againView(publish, actions.publish) : writeView(publish, actions.publish)}
      ${historyView(publish, actions)}
    </div>
    ${sheetFoot(publish, actions.publish)}
  </section>`;
}

/** Whatever is typed here is for the sheet, not for the list behind it. */
function keyInSheet(event: KeyboardEvent, publish: PublishState, actions: PublishActions): void {
  event.stopPropagation();
  if (event.key === 'Escape') {
    event.preventDefault();
    if (publish.confirms === undefined) actions.closePublish();
    else actions.confirm(false);
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    // An invalid message needs a button of its own: no key repeats its way to it.
    if (!event.repeat && publish.confirms === undefined) actions.send(event.shiftKey ? 'wait' : 'send');
  }
}

function writeView(publish: PublishState, actions: PublishActions): TemplateResult {
  const { draft, form } = publish;
  return html`${channelBox(publish, actions)}
  ${
    draft === undefined || form === undefined
      ? html`<p class="p-help">
          ${publish.refused === undefined ? 'Choose where the message goes. It begins with an example of its schema.' : nothing}
        </p>`
      : html`<p class="p-type"><code>${plain(draft.type)}</code>${causeWords(publish)}</p>
          ${form.description === undefined ? nothing : html`<p class="p-help">${plain(form.description)}</p>`}
          ${parameterFields(publish, actions)} ${topicLine(publish)} ${dataView(publish, actions)}
          ${envelopeView(publish, actions)}`
  }`;
}

function causeWords({ draft }: PublishState): TemplateResult | typeof nothing {
  const cause = draft?.causationId;
  if (cause === undefined) return nothing;
  return html`<small title=${plain(cause)}>caused by …${plain(cause.slice(-8))}</small>`;
}

function dataView(publish: PublishState, actions: PublishActions): TemplateResult {
  const { draft, form, isJson, problems, texts } = publish;
  const scene: FormScene = { root: form?.schema, problems: problems ?? [], texts, actions };
  const place: FieldPlace = {
    ...{ path: [], pointer: '/data', label: 'data', isRequired: true, depth: 0 },
    value: draft?.data,
    schema: form?.schema,
  };
  return html`<section class="p-data" aria-label="Data">
    <div class="p-part">
      <h3>Data</h3>
      <button
        type="button"
        class="link"
        aria-pressed=${String(isJson)}
        @click=${() => {
          actions.writeJson(!isJson);
        }}
      >
        ${isJson ? 'Show the form' : 'Write as JSON'}
      </button>
    </div>
    ${isJson ? jsonField(place, scene) : fieldView(place, scene)}
  </section>`;
}

/** What goes out when a message is sent again as it was. */
function againView({ draft, form, row }: PublishState, actions: PublishActions): TemplateResult {
  if (draft === undefined) return html``;
  return html`<p class="p-help">
      The same message goes out under a new id, with the old one as its cause, in the same thread. The sender
      is the operator <code>parley-explorer</code>, not who sent it first.
    </p>
    <dl class="facts">
      <dt>channel</dt>
      <dd>${plain(draft.channel)}</dd>
      <dt>type</dt>
      <dd>${plain(draft.type)}</dd>
      <dt>cause</dt>
      <dd>${plain(draft.causationId ?? 'none')}</dd>
      <dt>thread</dt>
      <dd>${plain(draft.correlationId ?? 'a new one')}</dd>
    </dl>
    ${form === undefined ? nothing : topicLine({ draft, form })}
    <pre class="raw">${plainJson(draft.data)}</pre>
    <button
      type="button"
      class="link"
      @click=${() => {
        if (row !== undefined) actions.resend(row, 'write');
      }}
    >
      Edit it first
    </button>`;
}

const maxShown = 16 * 1024;

function plainJson(data: unknown): string {
  const text = JSON.stringify(data, undefined, 2);
  const shown = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
  return shown.split('\n').map(plain).join('\n');
}
