import type { Counters } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import { formatCount, formatSize, formatTime, plain } from '../format.ts';
import { icon } from '../icons.ts';
import { type State, isOnline } from '../state.ts';

/** Accounting: always in sight, always adds up. */
export function statusBar(state: State): TemplateResult {
  const { changed } = state;
  const counters = changed?.counters;
  return html`<footer class="status" aria-label="Accounting">
    ${counters === undefined ? nothing : sums(counters)}
    ${(changed?.refused ?? []).map(
      ({ filter, reason }) =>
        html`<span class="warn" title=${reason}
          >${icon('warning')} the broker refuses ${plain(filter)}</span
        >`,
    )}
    ${
      counters === undefined
        ? nothing
        : !isOnline(state)
          ? html`<span class="right">as of <b>${formatTime(changed?.sinceMs ?? 0).slice(0, 8)}</b></span>`
          : html`<span class="right"
              >memory <b>${formatSize(counters.memory)}</b> of ${formatSize(counters.memoryLimit)}</span
            >`
    }
  </footer>`;
}

function sums({ received, kept, evicted, dropped, missing, repeated }: Counters): TemplateResult {
  const lost = dropped + missing;
  const why =
    'Sequence numbers that never came, and packets that came too fast to be judged. What foreign senders lose before the socket cannot be seen.';
  return html`<span
      >received <b>${formatCount(received)}</b><span class="eq">=</span>kept <b>${formatCount(kept)}</b
      ><span class="eq">+</span>evicted <b>${formatCount(evicted)}</b></span
    >${again(repeated)}
    <span class=${lost > 0 ? 'bad' : ''} title=${why}
      >${lost > 0 ? icon('warning') : nothing} missing <b>${formatCount(missing)}</b>, dropped
      <b>${formatCount(dropped)}</b></span
    >`;
}

function again(repeated: number): TemplateResult | typeof nothing {
  const why = 'Of what was received: sequence numbers that had come before, sent or delivered again.';
  return repeated === 0
    ? nothing
    : html`<span title=${why}>came again <b>${formatCount(repeated)}</b></span>`;
}
