import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import type { State } from '../state.ts';

/** Every key, in the words of what it does. */
const keys: readonly (readonly [string, string])[] = [
  ['/', 'write a filter; Esc goes back'],
  ['Up Down, k j', 'move in the list'],
  ['PageUp PageDown Home', 'move far'],
  ['End', 'newest, and follow'],
  ['Space', 'pause, resume'],
  ['n N', 'next, previous invalid'],
  ['[ ]', 'previous, next of the same thread'],
  ['Enter', 'into the detail; Esc goes back'],
  ['t, l', 'open the thread; show in the log'],
  ['.', 'pin the detail'],
  ['c', 'copy the message as JSON'],
  ['p, r', 'publish a message; edit and resend the selected one'],
  ['1 to 9', 'tabs'],
  ['Ctrl+Enter, Ctrl+Shift+Enter', 'while writing: send; send and wait'],
  ['Left Right', 'on a handle of the range: one bar, with Shift ten'],
  ['v', 'saved views'],
  ['?', 'these keys; Esc closes'],
];

export function keyHelp({ showsKeys }: State, actions: Actions): TemplateResult | typeof nothing {
  if (!showsKeys) return nothing;
  return html`<div
    class="veil"
    @click=${() => {
      actions.showKeys(false);
    }}
  >
    <section
      class="keys"
      role="dialog"
      aria-label="Keys"
      aria-modal="true"
      @keydown=${(event: KeyboardEvent) => {
        event.stopPropagation();
        // There is one thing to focus.
        if (event.key === 'Tab') event.preventDefault();
        if (event.key === 'Escape') actions.showKeys(false);
      }}
    >
      <h2>Keys</h2>
      <dl>
        ${keys.map(
          ([key, does]) =>
            html`<dt>${key.split(', ').map((one) => html`<kbd>${one}</kbd> `)}</dt>
              <dd>${does}</dd>`,
        )}
      </dl>
      <button
        class="btn second"
        id="keys-close"
        @click=${() => {
          actions.showKeys(false);
        }}
      >
        Close
      </button>
    </section>
  </div>`;
}
