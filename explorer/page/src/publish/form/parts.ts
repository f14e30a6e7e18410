import { type TemplateResult, html, nothing } from 'lit-html';
import { plain } from '../../format.ts';
import { icon } from '../../icons.ts';
import type { Field } from './field.ts';
import { type FieldPlace, type FormScene, idOf } from './scene.ts';

export function labelWords({ label, isRequired, path }: FieldPlace): TemplateResult {
  const name = path.length === 0 ? 'data' : plain(label);
  return html`<span>${name}</span
    >${isRequired ? html`<em title="required" aria-label="required">*</em>` : nothing}`;
}

export function helpLine(place: FieldPlace, field: Field): TemplateResult | typeof nothing {
  const { description } = field;
  if (description === undefined || place.path.length === 0) return nothing;
  return html`<p class="p-help" id="${idOf(place.pointer)}-help">${plain(description)}</p>`;
}

/** Only what may be absent can be taken out. */
export function removeButton(place: FieldPlace, { actions }: FormScene): TemplateResult | typeof nothing {
  if (place.isRequired || place.path.length === 0 || place.value === undefined) return nothing;
  return html`<button
    type="button"
    class="btn quiet icon"
    aria-label="Remove ${plain(place.label)}"
    title="Remove"
    @click=${() => {
      actions.setData(place.path, undefined);
    }}
  >
    ${icon('close')}
  </button>`;
}

/** What is wrong at this very place. */
export function problemLine(
  { pointer, path }: FieldPlace,
  { problems }: FormScene,
): TemplateResult | typeof nothing {
  const own = problems.filter((problem) => problem.pointer === (path.length === 0 ? '/data' : pointer));
  if (own.length === 0) return nothing;
  return html`<p class="p-problem" id="${idOf(pointer)}-problem">
    ${own.map(({ message }) => html`<span>Expected ${plain(message)}</span>`)}
  </p>`;
}
