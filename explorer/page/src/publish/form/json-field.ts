import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { plain } from '../../format.ts';
import type { Field } from './field.ts';
import { helpLine, labelWords, removeButton } from './parts.ts';
import { type FieldPlace, type FormScene, idOf } from './scene.ts';

/** A place that is written as JSON: the whole data, or what no form fits. */
export function jsonField(place: FieldPlace, scene: FormScene, field?: Field): TemplateResult {
  const { pointer, path, value } = place;
  const id = idOf(pointer);
  const typed = scene.texts.get(pointer);
  const shown = typed ?? (value === undefined ? '' : JSON.stringify(value, undefined, 2));
  const inside = scene.problems.filter(
    (problem) => problem.pointer === pointer || problem.pointer.startsWith(`${pointer}/`),
  );
  const fault = typed === undefined ? undefined : faultOf(typed);
  const wrong =
    fault === undefined ? inside.map((one) => `${one.pointer}: expected ${one.message}`) : [fault];
  return html`<div class="p-field">
    <div class="p-line p-over">
      <label for=${id}>${labelWords(place)}<small>JSON</small></label
      >${removeButton(place, scene)}
    </div>
    <textarea
      id=${id}
      class="mono"
      spellcheck="false"
      rows=${Math.min(24, Math.max(path.length === 0 ? 12 : 3, shown.split('\n').length))}
      aria-invalid=${String(wrong.length > 0)}
      aria-describedby=${wrong.length > 0 ? `${id}-problem` : nothing}
      .value=${live(shown)}
      @input=${(event: Event) => {
        write((event.target as HTMLTextAreaElement).value, place, scene);
      }}
      @blur=${() => {
        // What can be read is shown as it is read.
        if (typed !== undefined && parse(typed) !== undefined) scene.actions.setText(pointer, undefined);
      }}
    ></textarea>
    ${field === undefined ? nothing : helpLine(place, field)}
    ${
      wrong.length === 0
        ? nothing
        : html`<p class="p-problem" id="${id}-problem">
            ${wrong.map((line) => html`<span>${plain(line)}</span>`)}
          </p>`
    }
  </div>`;
}

/** While it is no JSON the data stays as it was. */
function write(text: string, { pointer, path }: FieldPlace, { actions }: FormScene): void {
  const parsed = parse(text);
  actions.setText(pointer, text);
  if (parsed !== undefined) {
    actions.setData(path, parsed.value);
    actions.setText(pointer, isWrittenSo(text, parsed.value) ? undefined : text);
  }
}

function isWrittenSo(text: string, value: unknown): boolean {
  return JSON.stringify(value, undefined, 2) === text;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function faultOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `This is no JSON yet: ${error instanceof Error ? error.message : ''}`;
  }
}
