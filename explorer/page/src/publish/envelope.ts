import type { Draft } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { plain } from '../format.ts';
import { icon } from '../icons.ts';
import type { PublishActions } from './actions.ts';
import type { PublishState } from './state.ts';

const priorities = ['low', 'normal', 'high', 'critical'] as const;

const words = [
  ['correlationId', 'correlation id', 'Joins it to a thread. Empty: it begins one.'],
  ['subject', 'subject', 'What it is about.'],
  ['to', 'to', 'agent or agent/instance: to its inbox.'],
] as const;

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
    ${words.map(([name, label, help]) =>
      textField({
        id: `publish-${name}`,
        label,
        value: draft[name] ?? '',
        help,
        on: 'input',
        set: (text) => {
          actions.setEnvelope({ [name]: text === '' ? undefined : text });
        },
      }),
    )}
    ${listFields(draft, actions)}
  </div>`;
}

function listFields(draft: Draft, actions: PublishActions): TemplateResult {
  return html`${textField({
    id: 'publish-tags',
    label: 'tags',
    value: (draft.tags ?? []).join(', '),
    help: 'Separated by commas.',
    on: 'change',
    set: (text) => {
      const tags = text
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== '');
      actions.setEnvelope({ tags: tags.length === 0 ? undefined : tags });
    },
  })}
  ${textField({
    id: 'publish-headers',
    label: 'headers',
    value: Object.entries(draft.headers ?? {})
      .map(([name, text]) => `${name}=${text}`)
      .join(', '),
    help: 'name=text, separated by commas.',
    on: 'change',
    set: (text) => {
      actions.setEnvelope({ headers: headersIn(text) });
    },
  })}`;
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
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly help: string;
  /** When it is taken: while it is written, or when it is left, as a list whose commas are not yet separators. */
  readonly on: 'input' | 'change';
  readonly set: (text: string) => void;
}

function textField({ id, label, value, help, on, set }: TextField): TemplateResult {
  const take = (event: Event) => {
    if (event.type === on) set((event.target as HTMLInputElement).value);
  };
  return html`<div class="p-field">
    <label for=${id}><span>${label}</span></label>
    <input
      id=${id}
      class="mono"
      type="text"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="${id}-help"
      .value=${on === 'input' ? live(value) : value}
      @input=${take}
      @change=${take}
    />
    <p class="p-help" id="${id}-help">${help}</p>
  </div>`;
}
