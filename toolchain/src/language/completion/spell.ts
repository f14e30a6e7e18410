import { readPlainScalar } from '../../source/plain-scalar.ts';
import type { Draft } from './item.ts';
import type { Style } from './slot.ts';

type Scalar = string | number | boolean | null;

/** A scalar as the document writes it: in quotes in JSON, in those that are there, or where YAML would misread it. */
export function spellScalar(value: Scalar, { json, flow, quote }: Style): string {
  if (json) return JSON.stringify(value);
  if (typeof value !== 'string') return String(value);
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  if (quote === '"') return JSON.stringify(value);
  return isPlain(value, flow) ? value : JSON.stringify(value);
}

/** A value as a snippet: `$n` and `${n:...}` are what is still to be written. */
export function spellDraft(draft: Draft, style: Style): string {
  return new Spelling(style).spell(draft, style.indent);
}

/** A whole document as a snippet. */
export function spellDocument(
  members: Extract<Draft, { readonly kind: 'map' }>['members'],
  style: Style,
): string {
  const text = new Spelling(style).spell({ kind: 'map', members, block: true }, '');
  return style.json ? `${text}\n` : `${text.replace(/^\n {2}/, '').replace(/\n {2}/g, '\n')}\n`;
}

/** A text in a snippet, letter by letter. */
export function inSnippet(text: string): string {
  return text.replace(/[\\$]/g, '\\$&');
}

/** A snippet without its tab stops: what stands in them stays, of several words the first. */
export function withoutStops(snippet: string): string {
  return snippet.replace(/\{ \$\d+ \}/g, '{}').replace(stopOrEscape, (match: string) => {
    if (match.startsWith('\\')) return match.slice(1);
    const inner = /^\$\{\d+([|:])([^]*)\}$/.exec(match);
    const [first = ''] = /^(?:\\.|[^,|\\])*/.exec(inner?.[2] ?? '') ?? [];
    return unescaped(inner?.[1] === '|' ? first : (inner?.[2] ?? ''));
  });
}

const stopOrEscape = /\\[\\$},|]|\$\{\d+\|(?:\\.|[^|\\])*\|\}|\$\{\d+:(?:\\.|[^}\\])*\}|\$\d+/g;

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function isPlain(value: string, flow: boolean): boolean {
  if (readPlainScalar(value)?.value !== value || value !== value.trim()) return false;
  return flow ? !/[,[\]{}#:]/.test(value) : !/\s#|:\s/.test(value);
}

class Spelling {
  #stops = 0;
  readonly #style: Style;

  constructor(style: Style) {
    this.#style = { ...style, quote: undefined };
  }

  spell(draft: Draft, indent: string): string {
    switch (draft.kind) {
      case 'text':
        return inSnippet(spellScalar(draft.value, this.#style));
      case 'stop':
        return this.#stop(draft.choices);
      case 'blank':
        return this.#style.json ? `"${this.#next()}"` : this.#next();
      case 'list':
        return `[${draft.items.map((item) => this.#item(item, indent)).join(', ')}]`;
      case 'open':
        return this.#open(indent);
      case 'map':
        return draft.block === true ? this.#block(draft, indent) : this.#map(draft, indent);
    }
  }

  #next(): string {
    this.#stops++;
    return `$${this.#stops}`;
  }

  #stop(choices: readonly Scalar[]): string {
    this.#stops++;
    const texts = choices.map((choice) => spellScalar(choice, this.#style));
    const [only] = texts;
    // In JSON there is no value that is not written.
    if (only === undefined) return this.#style.json ? `\${${this.#stops}:null}` : `$${this.#stops}`;
    if (texts.length === 1) return `\${${this.#stops}:${only.replace(/[\\$}]/g, '\\$&')}}`;
    return `\${${this.#stops}|${texts.map((text) => text.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
  }

  #item(item: Draft, indent: string): string {
    return item.kind === 'stop' && item.choices.length === 0 ? this.#next() : this.spell(item, indent);
  }

  #member([key, value]: Member, indent: string): string {
    const name = typeof key === 'string' ? inSnippet(spellScalar(key, this.#style)) : this.#stop([key.stop]);
    const written = this.spell(value, indent);
    return written.startsWith('\n') ? `${name}:${written}` : `${name}: ${written}`;
  }

  #map({ members }: Map, indent: string): string {
    if (members.length === 0) return `{ ${this.#next()} }`;
    return `{ ${members.map((member) => this.#member(member, indent)).join(', ')} }`;
  }

  /** A member on each line. */
  #block({ members }: Map, indent: string): string {
    const inner = `${indent}  `;
    const lines = members.map((member) => `\n${inner}${this.#member(member, inner)}`);
    return this.#style.json ? `{${lines.join(',')}\n${indent}}` : lines.join('');
  }

  /** In a block on lines of its own. */
  #open(indent: string): string {
    return this.#style.flow ? `{ ${this.#next()} }` : `\n${indent}  ${this.#next()}`;
  }
}

type Map = Extract<Draft, { readonly kind: 'map' }>;
type Member = Map['members'][number];
