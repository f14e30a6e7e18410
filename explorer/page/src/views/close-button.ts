import { type TemplateResult, html } from 'lit-html';
import { icon } from '../icons.ts';

/** Closes what it stands in the head of. The focus goes back to the row that was chosen, not to nowhere. */
export function closeButton(close: () => void): TemplateResult {
  return html`<button
    class="btn quiet icon"
    aria-label="Close"
    title="Close (Esc)"
    @click=${() => {
      const from = document.querySelector<HTMLElement>('tr.sel .a-name') ?? document.getElementById('rows');
      close();
      from?.focus();
    }}
  >
    ${icon('close')}
  </button>`;
}
