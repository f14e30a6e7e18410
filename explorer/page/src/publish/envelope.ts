import type { Draft } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { plain } from '../format.ts';
import { icon } from '../icons.ts';
import type { PublishActions } from './actions.ts';
import type { PublishState } from './state.ts';

const priorities = ['low', 'normal', 'high', 'critical'] as const;

/** What of the envelope may be written; seldom needed. */
export function envelopeView(
  publish: PublishState,
  actions: PublishActions,
): TemplateResult | typeof nothing {
  const { draft, form, showsMore } = publish;
  if (draft === undefined || form === undefined) return nothing;
  return html`<section class="p-more" aria-label="Envelope">
    <button
      type="button"
      class="p-toggle"
      aria-expanded=${String(showsMore)}
      aria-controls="publish-more"
      @click=${() => {
        actions.showMore(!showsMore);
      }}
    >
      ${icon(showsMore ? 'down' : 'right')}
      <h3>Envelope</h3>
      <small>${summary(draft, form.priority)}</small>
    </button>
    ${showsMore ? fields(draft, form.priority, actions) : nothing}
  </section>`;
}

/** What differs from what the channel says. */
function summary({ priority, correlationId, subject, tags, headers }: Draft, usual: string): string {
  const said = [
    priority === undefined || priority === usual ? '' : `priority ${priority}`,
    correlationId === undefined ? '' : `thread …${plain(correlationId.slice(-4))}`,
    subject === undefined ? '' : 'subject',
    tags === undefined ? '' : 'tags',
    headers === undefined ? '' : 'headers',
  ].filter((part) => part !== '');
  return said.length === 0 ? 'as the channel says' : said.join(', ');
}

function fields(draft: Draft, usual: string, actions: PublishActions): TemplateResult {
  return html`<div class="p-envelope" id="publish-more">
    <div class="p-field">
      <label for="publish-priority"><span>priority</span></label>
      <select
        id="publish-priority"
        class="mono"
        @change=${(event: Event) => {
          actions.setEnvelope({ priority: priorities[(event.target as HTMLSelectElement).selectedIndex] });
        }}
      >
        ${priorities.map(
          (one) =>
            html`<option ?selected=${one === (draft.priority ?? usual)}>
              ${one === usual ? `${one} (the channel's)` : one}
            </option>`,
        )}
      </select>
    </div>
    ${textField('correlationId', { draft, actions, help: 'Joins it to a thread. Empty: it begins one.' })}
    ${textField('subject', { draft, actions, help: 'What it is about.' })}
    ${textField('to', { draft, actions, help: 'agent or agent/instance: to its inbox.' })}
    ${listField({
      id: 'publish-tags',
      label: 'tags',
      value: (draft.tags ?? []).join(', '),
      help: 'Separated by commas.',
      set: (text) => {
        const tags = text
          .split(',')
          .map((tag) => tag.trim())
          .filter((tag) => tag !== '');
        actions.setEnvelope({ tags: tags.length === 0 ? undefined : tags });
      },
    })}
    ${listField({
      id: 'publish-headers',
      label: 'headers',
      value: Object.entries(draft.headers ?? {})
        .map(([name, text]) => `${name}=${text}`)
        .join(', '),
      help: 'name=text, separated by commas.',
      set: (text) => {
        actions.setEnvelope({ headers: headersIn(text) });
      },
    })}
  </div>`;
}

/** Undefined where nothing is written. */
function headersIn(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text.split(',').flatMap((pair) => {
    const [name = '', ...value] = pair.split('=');
    return name.trim() === '' ? [] : [[name.trim(), value.join('=').trim()] as const];
  });
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

interface TextField {
  readonly draft: Draft;
  readonly actions: PublishActions;
  readonly help: string;
}

function textField(
  name: 'correlationId' | 'subject' | 'to',
  { draft, actions, help }: TextField,
): TemplateResult {
  const id = `publish-${name}`;
  return html`<div class="p-field">
    <label for=${id}><span>${name === 'correlationId' ? 'correlation id' : name}</span></label>
    <input
      id=${id}
      class="mono"
      type="text"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="${id}-help"
      .value=${live(draft[name] ?? '')}
      @input=${(event: Event) => {
        const text = (event.target as HTMLInputElement).value;
        actions.setEnvelope({ [name]: text === '' ? undefined : text });
      }}
    />
    <p class="p-help" id="${id}-help">${help}</p>
  </div>`;
}

interface ListField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly help: string;
  readonly set: (text: string) => void;
}

/** Taken when it is left: while it is written, its commas are not yet separators. */
function listField({ id, label, value, help, set }: ListField): TemplateResult {
  return html`<div class="p-field">
    <label for=${id}><span>${label}</span></label>
    <input
      id=${id}
      class="mono"
      type="text"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="${id}-help"
      .value=${value}
      @change=${(event: Event) => {
        set((event.target as HTMLInputElement).value);
      }}
    />
    <p class="p-help" id="${id}-help">${help}</p>
  </div>`;
}
