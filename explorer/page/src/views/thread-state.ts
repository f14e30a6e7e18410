import type { ThreadSummary } from '@parley/explorer/protocol';
import { type TemplateResult, html } from 'lit-html';
import { icon } from '../icons.ts';

/** How a conversation stands, in a word with its picture. */
export function threadState({ state, escalations }: ThreadSummary): TemplateResult {
  if (state === 'failed') return html`<span class="st bad">${icon('invalid')}failed</span>`;
  if (state === 'waiting') return html`<span class="st warn">${icon('clock')}waiting</span>`;
  return escalations > 0
    ? html`<span class="st warn">${icon('up')}done, escalated</span>`
    : html`<span class="st good">${icon('valid')}done</span>`;
}
