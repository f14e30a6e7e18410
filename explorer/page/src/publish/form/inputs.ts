import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { plain } from '../../format.ts';
import type { Field } from './field.ts';
import { helpLine, labelWords, problemLine, removeButton } from './parts.ts';
import { type FieldPlace, type FormScene, idOf } from './scene.ts';

/** A field that holds one value, with its label, help and problem. */
export function inputOf(field: Field, place: FieldPlace, scene: FormScene): TemplateResult {
  const id = idOf(place.pointer);
  if (field.kind === 'boolean') return checkbox(field, place, scene);
  return html`<div class="p-field">
    <label for=${id}>${labelWords(place)}</label>
    <div class="p-line">
      ${control(field, place, scene)} ${filler(field, place, scene)} ${removeButton(place, scene)}
    </div>
    ${helpLine(place, field)} ${problemLine(place, scene)}
  </div>`;
}

function control(field: Field, place: FieldPlace, scene: FormScene): TemplateResult {
  if (field.kind === 'choice') return choiceControl(field.values, place, scene);
  if (field.kind === 'const') return constControl(field.value, place, scene);
  return textControl(field, place, scene);
}

/** What an input says of itself to whoever does not see it. */
function described({ pointer }: FieldPlace, { problems }: FormScene, hasHelp: boolean) {
  const isWrong = problems.some((problem) => problem.pointer === pointer);
  const ids = [
    ...(isWrong ? [`${idOf(pointer)}-problem`] : []),
    ...(hasHelp ? [`${idOf(pointer)}-help`] : []),
  ];
  return { isWrong, by: ids.length === 0 ? nothing : ids.join(' ') } as const;
}

function textControl(field: Field, place: FieldPlace, scene: FormScene): TemplateResult {
  const { pointer, path, value } = place;
  const { isWrong, by } = described(place, scene, field.description !== undefined);
  const isNumber = field.kind === 'number';
  const shown = scene.texts.get(pointer) ?? textOf(value);
  const input = (event: Event) => {
    const text = (event.target as HTMLInputElement).value;
    const written = isNumber ? numberOf(text) : text;
    scene.actions.setData(path, written);
    // `1.50` is a number that reads otherwise: it stays as it is typed.
    const isAsTyped = typeof written !== 'number' || String(written) === text;
    scene.actions.setText(pointer, isAsTyped ? undefined : text);
  };
  return html`<input
    id=${idOf(pointer)}
    type="text"
    inputmode=${isNumber ? 'decimal' : nothing}
    class=${isNumber ? 'mono num' : 'mono'}
    autocomplete="off"
    spellcheck="false"
    placeholder=${field.hint ?? nothing}
    aria-invalid=${String(isWrong)}
    aria-required=${String(place.isRequired)}
    aria-describedby=${by}
    .value=${live(shown)}
    @input=${input}
    @blur=${() => {
      scene.actions.setText(pointer, undefined);
    }}
    @keydown=${
      isNumber
        ? (event: KeyboardEvent) => {
            step(event, place, scene);
          }
        : nothing
    }
  />`;
}

/** Arrow keys count, as in a number field of the browser, which would hide what is no number. */
function step(event: KeyboardEvent, { path, value, pointer }: FieldPlace, { actions }: FormScene): void {
  const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
  if (by === 0 || typeof value !== 'number') return;
  event.preventDefault();
  actions.setText(pointer, undefined);
  actions.addTo(path, by);
}

/** A text that is no number stays a text: the judge says what is wrong with it. */
function numberOf(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return /^[-+.\deE]+$/.test(trimmed) && Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function choiceControl(values: readonly unknown[], place: FieldPlace, scene: FormScene): TemplateResult {
  const { isWrong, by } = described(place, scene, false);
  const at = values.findIndex((value) => JSON.stringify(value) === JSON.stringify(place.value));
  return html`<select
    id=${idOf(place.pointer)}
    class="mono"
    aria-invalid=${String(isWrong)}
    aria-describedby=${by}
    @change=${(event: Event) => {
      const index = (event.target as HTMLSelectElement).selectedIndex - (at < 0 ? 1 : 0);
      scene.actions.setData(place.path, values[index]);
    }}
  >
    ${at < 0 ? html`<option selected>${plain(textOf(place.value))}</option>` : nothing}
    ${values.map((value, index) => html`<option ?selected=${index === at}>${plain(textOf(value))}</option>`)}
  </select>`;
}

/** There is only one value: it is there, or a button puts it there. */
function constControl(value: unknown, place: FieldPlace, scene: FormScene): TemplateResult {
  const isThere = JSON.stringify(place.value) === JSON.stringify(value);
  return html`<input
      id=${idOf(place.pointer)}
      class="mono"
      type="text"
      readonly
      .value=${live(textOf(isThere ? value : place.value))}
    />
    ${
      isThere
        ? nothing
        : html`<button
            type="button"
            class="btn line small"
            @click=${() => {
              scene.actions.setData(place.path, value);
            }}
          >
            Set ${plain(textOf(value))}
          </button>`
    }`;
}

/** A value that nobody wants to type. */
function filler(field: Field, { path }: FieldPlace, { actions }: FormScene): TemplateResult | typeof nothing {
  if (field.kind !== 'text') return nothing;
  const made: Readonly<Record<string, readonly [string, () => string]>> = {
    'date-time': ['Now', () => new Date().toISOString()],
    date: ['Today', () => new Date().toISOString().slice(0, 10)],
    uuid: ['New', () => crypto.randomUUID()],
  };
  const [label, make] = made[field.format ?? ''] ?? [];
  if (label === undefined || make === undefined) return nothing;
  return html`<button
    type="button"
    class="btn line small"
    @click=${() => {
      actions.setData(path, make());
    }}
  >
    ${label}
  </button>`;
}

function checkbox(field: Field, place: FieldPlace, scene: FormScene): TemplateResult {
  const { isWrong, by } = described(place, scene, field.description !== undefined);
  return html`<div class="p-field">
    <div class="p-line p-check">
      <input
        id=${idOf(place.pointer)}
        type="checkbox"
        aria-invalid=${String(isWrong)}
        aria-describedby=${by}
        .checked=${live(place.value === true)}
        @change=${(event: Event) => {
          scene.actions.setData(place.path, (event.target as HTMLInputElement).checked);
        }}
      />
      <label for=${idOf(place.pointer)}>${labelWords(place)}</label>
      ${removeButton(place, scene)}
    </div>
    ${helpLine(place, field)} ${problemLine(place, scene)}
  </div>`;
}
