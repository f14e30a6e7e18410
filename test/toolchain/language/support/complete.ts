import assert from 'node:assert/strict';
import { completionAt } from '#toolchain/language/completion.ts';
import type { CompletionItem } from '#toolchain/language/completion/item.ts';
import { applyTextEdits } from '#toolchain/language/edit.ts';
import { marked } from './marked.ts';
import { shop } from './shop.ts';

/** What is offered at the cursor, and what becomes of the text when one of it is taken. */
export interface Offers {
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
  /** The text after an item, without tab stops. */
  take(label: string): string;
  /** The text after an item, with its tab stops. */
  takeSnippet(label: string): string;
}

/** Asks at the cursor of marked files. */
export function complete(files: Readonly<Record<string, string>>): Offers {
  const { snapshot, path, offset, texts } = marked(files);
  const { items } = completionAt(snapshot, path, offset);
  const text = texts[path] ?? '';
  const find = (label: string): CompletionItem => {
    const item = items.find((candidate) => candidate.label === label);
    assert.ok(item, `${label} is among ${items.map((other) => other.label).join(', ')}`);
    return item;
  };
  const apply = ({ edit, more }: CompletionItem, written: string): string =>
    applyTextEdits(text, [...more, { ...edit, text: written }]);
  return {
    items,
    labels: items.map(({ label }) => label),
    take: (label) => apply(find(label), find(label).edit.text),
    takeSnippet: (label) => apply(find(label), find(label).snippet ?? find(label).edit.text),
  };
}

/** What is completed, the file, its text with the cursor, what is taken, and the text after it with its tab stops. */
export type CompletionCase = readonly [
  what: string,
  path: string,
  text: string,
  label: string,
  after: string,
];

/** A test for each case, in the workspace of the shop. */
export function tellCompletions(cases: readonly CompletionCase[]): void {
  for (const [what, path, text, label, after] of cases) {
    it(`offers ${what}, in ${path}`, () => {
      assert.equal(complete({ ...shop, [path]: text }).takeSnippet(label), after);
    });
  }
}
