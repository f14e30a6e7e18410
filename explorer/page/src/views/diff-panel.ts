import type { Detail } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { formatTime, plain } from '../format.ts';
import { type Difference, differences } from './diff.ts';

/** How many places differ from the message before; undefined when nothing can be compared. */
export function differenceCount(detail: Detail): number | undefined {
  return compared(detail)?.length;
}

/** Against the message of the same type and sender before it. */
export function diffPanel(detail: Detail, actions: Actions): TemplateResult {
  const { previous } = detail;
  const found = compared(detail);
  if (previous === undefined)
    return html`<p class="note">No earlier message of this type and sender is kept.</p>`;
  return html`<div class="label first">
      <span>against ${formatTime(previous.receivedAtMs)}, the one before of this type and sender</span>
      <button
        class="link"
        @click=${() => {
          actions.select(previous.row);
        }}
      >
        Show it
      </button>
    </div>
    ${
      found === undefined
        ? html`<p class="note">One of the two has no data that could be read.</p>`
        : found.length === 0
          ? html`<p class="note">The data are the same.</p>`
          : html`<ol class="diff">
              ${found.map(differenceView)}
            </ol>`
    }`;
}

let latest: { readonly detail: Detail; readonly found: readonly Difference[] } | undefined;

function compared(detail: Detail): readonly Difference[] | undefined {
  if (detail.data === undefined || detail.previous?.data === undefined) return undefined;
  if (latest?.detail === detail) return latest.found;
  const found = differences(JSON.parse(detail.previous.data), JSON.parse(detail.data));
  latest = { detail, found };
  return found;
}

function differenceView({ path, before, after }: Difference): TemplateResult {
  return html`<li>
    <code class="k">${plain(path === '' ? 'data' : path.replace(/^\./, ''))}</code>
    ${before === undefined ? nothing : html`<del>${plain(before)}</del>`}
    ${after === undefined ? nothing : html`<ins>${plain(after)}</ins>`}
  </li>`;
}
