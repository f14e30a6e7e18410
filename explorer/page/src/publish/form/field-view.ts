import { exampleOf } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import { icon } from '../../icons.ts';
import { plain } from '../../format.ts';
import { isMembers, pointerOf } from './data.ts';
import { type Field, type Member, fieldOf, variantFor } from './field.ts';
import { inputOf } from './inputs.ts';
import { jsonField } from './json-field.ts';
import { helpLine, labelWords, problemLine, removeButton } from './parts.ts';
import { type FieldPlace, type FormScene, idOf } from './scene.ts';

/** The field of one place, with all that is inside of it. */
export function fieldView(place: FieldPlace, scene: FormScene): TemplateResult {
  const field = fieldOf(place.schema, scene.root, place.depth);
  switch (field.kind) {
    case 'object':
      return isMembers(place.value) || place.value === undefined
        ? group(place, scene, { field, body: membersView(field, place, scene) })
        : jsonField(place, scene, field);
    case 'list':
      return Array.isArray(place.value) || place.value === undefined
        ? group(place, scene, { field, body: itemsView(field, place, scene) })
        : jsonField(place, scene, field);
    case 'variants':
      return variantsView(field, place, scene);
    case 'json':
      return jsonField(place, scene, field);
    default:
      return inputOf(field, place, scene);
  }
}

interface Group {
  readonly field: Field;
  readonly body: TemplateResult;
}

/** What holds others. The data itself needs no frame of its own. */
function group(place: FieldPlace, scene: FormScene, { field, body }: Group): TemplateResult {
  if (place.path.length === 0) return html`<div class="p-members">${body}${problemLine(place, scene)}</div>`;
  const id = idOf(place.pointer);
  return html`<fieldset class="p-group" id=${id} aria-describedby="${id}-help">
    <legend>${labelWords(place)} ${removeButton(place, scene)}</legend>
    ${helpLine(place, field)}
    <div class="p-members">${body}</div>
    ${problemLine(place, scene)}
  </fieldset>`;
}

type ObjectField = Extract<Field, { kind: 'object' }>;

function membersView(field: ObjectField, place: FieldPlace, scene: FormScene): TemplateResult {
  const value = isMembers(place.value) ? place.value : {};
  const shown = field.members.filter(({ name, isRequired }) => isRequired || Object.hasOwn(value, name));
  const absent = field.members.filter((member) => !shown.includes(member));
  const extra = Object.keys(value).filter((name) => !field.members.some((member) => member.name === name));
  const all = [...shown, ...extra.map((name): Member => ({ name, isRequired: false, schema: true }))];
  return html`${all.map((member) => fieldView(below(place, member, value), scene))}
  ${absent.length === 0 ? nothing : absentView(absent, place, scene)}`;
}

function below(place: FieldPlace, member: Member, value: Readonly<Record<string, unknown>>): FieldPlace {
  const path = [...place.path, member.name];
  return {
    path,
    pointer: pointerOf('/data', path),
    label: member.name,
    isRequired: member.isRequired,
    value: Object.hasOwn(value, member.name) ? value[member.name] : undefined,
    schema: member.schema,
    depth: place.depth + 1,
  };
}

/** What may be there and is not: one button each. */
function absentView(absent: readonly Member[], place: FieldPlace, scene: FormScene): TemplateResult {
  return html`<div class="p-absent" role="group" aria-label="Members that may be added">
    ${absent.map(
      ({ name, schema }) =>
        html`<button
          type="button"
          class="btn line small"
          aria-label="Add ${plain(name)}"
          @click=${() => {
            const path = [...place.path, name];
            scene.actions.setData(path, exampleOf(schema, scene.root));
            focusLater(pointerOf('/data', path));
          }}
        >
          ${icon('plus')}${plain(name)}
        </button>`,
    )}
  </div>`;
}

/** The field that was just added. */
function focusLater(pointer: string): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      const added = document.getElementById(idOf(pointer));
      const target =
        added?.matches('input, select, textarea') === true
          ? added
          : added?.querySelector('input, select, textarea, button');
      if (target instanceof HTMLElement) target.focus();
    });
  });
}

function itemsView(
  field: Extract<Field, { kind: 'list' }>,
  place: FieldPlace,
  scene: FormScene,
): TemplateResult {
  const items: readonly unknown[] = Array.isArray(place.value) ? place.value : [];
  const isFull = field.max !== undefined && items.length >= field.max;
  return html`${items.map((value, index) => {
      const path = [...place.path, index];
      const label = `${place.label} ${String(index + 1)}`;
      const pointer = pointerOf('/data', path);
      return fieldView(
        { path, pointer, label, isRequired: false, value, schema: field.items, depth: place.depth + 1 },
        scene,
      );
    })}
    <div class="p-absent">
      <button
        type="button"
        class="btn line small"
        ?disabled=${isFull}
        aria-label="Add to ${plain(place.label)}"
        @click=${() => {
          const path = [...place.path, items.length];
          scene.actions.setData(path, exampleOf(field.items, scene.root));
          focusLater(pointerOf('/data', path));
        }}
      >
        ${icon('plus')}Add one
      </button>
    </div>`;
}

function variantsView(
  field: Extract<Field, { kind: 'variants' }>,
  place: FieldPlace,
  scene: FormScene,
): TemplateResult {
  const { variants } = field;
  const chosen = variantFor(variants, scene.root, place.value);
  const schema = variants[chosen]?.schema;
  const id = `${idOf(place.pointer)}-variant`;
  return html`<div class="p-variants">
    <div class="p-field">
      <label for=${id}>${labelWords(place)}<small>one of ${variants.length}</small></label>
      <select
        id=${id}
        @change=${(event: Event) => {
          const next = variants[(event.target as HTMLSelectElement).selectedIndex];
          scene.actions.setData(place.path, exampleOf(next?.schema, scene.root));
        }}
      >
        ${variants.map(({ label }, index) => html`<option ?selected=${index === chosen}>${plain(label)}</option>`)}
      </select>
      ${helpLine(place, field)}
    </div>
    ${fieldView({ ...place, schema }, scene)}
  </div>`;
}
