import { isObject, joinPointer, valueAt } from '../../source/pointer.ts';
import { shapesAt } from '../shape/document-shapes.ts';
import { type Shape, isMap, membersOf } from '../shape/shape.ts';
import { choicesOf, isOfType } from './draft.ts';
import { type Slot, isBehindDash } from './slot.ts';

/** What may be written at a place: a key of an object, or a value. */
export interface Ask {
  readonly as: 'key' | 'value';
  /** Of the object that gets the key; of the value. */
  readonly keys: readonly string[];
  /** The shapes of that object or value. */
  readonly shapes: readonly Shape[];
  /** What is written around it. */
  readonly before: string;
  readonly after: string;
  /** Comes after the asks before it. */
  readonly late: boolean;
}

/** Everything that may be written at a place; more than one where a value may be an object or a text. */
export function asksOf(slot: Slot): readonly Ask[] {
  const { keys, part, node } = slot.cursor;
  const writing = new Writing(slot);
  if (part === 'key') return writing.inside(keys.slice(0, -1));
  if (part === 'value') return valueAsks(slot, writing);
  const isOpen = node === undefined || node.kind === 'scalar';
  const isItem = isOpen && isBehindDash(slot);
  return isItem ? writing.item(keys) : writing.inside(keys, isOpen);
}

function valueAsks(slot: Slot, writing: Writing): readonly Ask[] {
  const { keys, node } = slot.cursor;
  const { style } = slot;
  // A dash alone is read as the list.
  if (node?.kind === 'array' && isBehindDash(slot)) return writing.item([...keys, '0']);
  if (style.flow || keys.length === 0) return writing.behindColon(keys);
  if (/^\d+$/.test(keys.at(-1) ?? '')) return writing.item(keys);
  return style.alone ? writing.inside(keys, true) : writing.behindColon(keys);
}

/** The keys that an object has already, but for the one under the cursor. */
export function presentKeys({ entry, cursor }: Slot, keys: readonly string[]): ReadonlySet<string> {
  const value = valueAt(entry.document.value, joinPointer('', ...keys));
  const present = new Set(isObject(value) ? Object.keys(value) : []);
  if (cursor.part === 'key') present.delete(cursor.keys.at(-1) ?? '');
  return present;
}

/** The scalars that a list has already, but for the one under the cursor. */
export function presentItems({ entry, cursor }: Slot, keys: readonly string[]): ReadonlySet<unknown> {
  const list = valueAt(entry.document.value, joinPointer('', ...keys.slice(0, -1)));
  if (!Array.isArray(list)) return new Set();
  const own = cursor.part === 'value' ? Number(cursor.keys.at(-1)) : -1;
  return new Set(list.filter((_, index) => index !== own));
}

const plain = { before: '', after: '', late: false };

class Writing {
  readonly #slot: Slot;

  constructor(slot: Slot) {
    this.#slot = slot;
  }

  /** Inside of an object or a list, or on a line of its own below a key. */
  inside(keys: readonly string[], orScalar = false): readonly Ask[] {
    const shapes = this.#shapes(keys);
    const dash = this.#slot.style.flow ? '' : '- ';
    return [
      ...(orScalar ? [this.#value(keys, shapes)] : []),
      ...this.#keys(keys, shapes, plain),
      ...this.#items(keys, shapes, { before: dash, after: '', late: orScalar }),
    ];
  }

  /** Behind the dash of an item. */
  item(keys: readonly string[]): readonly Ask[] {
    const shapes = this.#shapes(keys);
    return [this.#value(keys, shapes), ...this.#keys(keys, shapes, plain)];
  }

  /** On the line of its key. */
  behindColon(keys: readonly string[]): readonly Ask[] {
    const shapes = this.#shapes(keys);
    // What stands in quotes is a text.
    if (this.#slot.style.quote !== undefined) return [this.#value(keys, shapes)];
    return [
      this.#value(keys, shapes),
      ...this.#keys(keys, shapes, { before: '{ ', after: ' }', late: true }),
      // Where one word will do, a list of one is clutter.
      ...(choicesOf(shapes).length > 0
        ? []
        : this.#items(keys, shapes, { before: '[', after: ']', late: true })),
    ];
  }

  #shapes(keys: readonly string[]): readonly Shape[] {
    return shapesAt(this.#slot.snapshot, this.#slot.entry, keys);
  }

  #value(keys: readonly string[], shapes: readonly Shape[]): Ask {
    return { ...plain, as: 'value', keys, shapes };
  }

  #keys(keys: readonly string[], shapes: readonly Shape[], around: Around): readonly Ask[] {
    const isObjectLike = isMap(shapes) || membersOf(shapes).length > 0;
    return isObjectLike ? [{ ...around, as: 'key', keys, shapes }] : [];
  }

  #items(keys: readonly string[], shapes: readonly Shape[], around: Around): readonly Ask[] {
    if (!isOfType(shapes, 'array')) return [];
    const item = [...keys, '0'];
    const itemShapes = this.#shapes(item);
    const braces = { ...around, before: `${around.before}{ `, after: ` }${around.after}` };
    const inBlock = around.before === '- ' ? around : braces;
    return [
      { ...around, as: 'value', keys: item, shapes: itemShapes },
      ...this.#keys(item, itemShapes, inBlock),
    ];
  }
}

type Around = Pick<Ask, 'before' | 'after' | 'late'>;
