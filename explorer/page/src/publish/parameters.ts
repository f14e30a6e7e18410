import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { plain } from '../format.ts';
import type { PublishActions } from './actions.ts';
import { fieldOf } from './form/field.ts';
import type { PublishState } from './state.ts';

/** The placeholders of the address. */
export function parameterFields(
  { draft, form, problems = [] }: PublishState,
  actions: PublishActions,
): TemplateResult | typeof nothing {
  if (draft === undefined || form === undefined || form.parameters.length === 0) return nothing;
  return html`<section class="p-parameters" aria-label="Address">
    ${form.parameters.map(({ name, schema }) => {
      const field = fieldOf(schema, schema);
      const value = draft.parameters[name] ?? '';
      const problem = problems.find(({ pointer }) => pointer === `/parameters/${name}`);
      const id = `publish-parameter-${name}`;
      const shared = { id, value, isWrong: problem !== undefined };
      return html`<div class="p-field">
        <label for=${id}><span>${plain(name)}</span></label>
        ${
          field.kind === 'choice'
            ? choice(field.values.map(String), shared, (text) => {
                actions.setParameter(name, text);
              })
            : text(field.hint, shared, (typed) => {
                actions.setParameter(name, typed);
              })
        }
        ${field.description === undefined ? nothing : html`<p class="p-help">${plain(field.description)}</p>`}
        ${problem === undefined ? nothing : html`<p class="p-problem" id="${id}-problem"><span>Expected ${plain(problem.message)}</span></p>`}
      </div>`;
    })}
  </section>`;
}

interface Shared {
  readonly id: string;
  readonly value: string;
  readonly isWrong: boolean;
}

function choice(
  values: readonly string[],
  { id, value, isWrong }: Shared,
  set: (text: string) => void,
): TemplateResult {
  const all = values.includes(value) ? values : [value, ...values];
  return html`<select
    id=${id}
    class="mono"
    aria-invalid=${String(isWrong)}
    aria-describedby=${isWrong ? `${id}-problem` : nothing}
    @change=${(event: Event) => {
      set(all[(event.target as HTMLSelectElement).selectedIndex] ?? '');
    }}
  >
    ${all.map((one) => html`<option ?selected=${one === value}>${plain(one)}</option>`)}
  </select>`;
}

function text(
  hint: string | undefined,
  { id, value, isWrong }: Shared,
  set: (text: string) => void,
): TemplateResult {
  return html`<input
    id=${id}
    class="mono"
    type="text"
    autocomplete="off"
    spellcheck="false"
    placeholder=${hint ?? nothing}
    aria-invalid=${String(isWrong)}
    aria-describedby=${isWrong ? `${id}-problem` : nothing}
    .value=${live(value)}
    @input=${(event: Event) => {
      set((event.target as HTMLInputElement).value);
    }}
  />`;
}

/** Where it will travel. */
export function topicLine({
  draft,
  form,
}: Pick<PublishState, 'draft' | 'form'>): TemplateResult | typeof nothing {
  if (draft === undefined || form === undefined) return nothing;
  if (draft.to !== undefined || form.address === null)
    return html`<p class="p-topic">to the inbox of <code>${plain(draft.to ?? '?')}</code></p>`;
  const levels = form.address.split('/').map((level) => {
    const name = /^\{(.*)\}$/.exec(level)?.[1];
    if (name === undefined) return html`<var>${plain(level)}</var>`;
    const value = draft.parameters[name] ?? '';
    return value === '' ? html`<em>{${plain(name)}}</em>` : html`<b>${plain(value)}</b>`;
  });
  return html`<p class="p-topic">
    to <code>${levels.map((level, index) => (index === 0 ? level : html`/${level}`))}</code>
  </p>`;
}
