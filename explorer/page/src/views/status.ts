import type { Changed, Counters } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import { formatCount, formatSize, formatTime, plain } from '../format.ts';
import { icon } from '../icons.ts';
import { type State, isOnline, wasOnline } from '../state.ts';
import { unreadWords } from './states.ts';

/** Accounting: always in sight, always adds up. */
export function statusBar(state: State): TemplateResult {
  const { changed } = state;
  const counters = changed?.counters;
  return html`<footer class="status" aria-label="Accounting">
    ${counters === undefined ? nothing : sums(counters)} ${refused(changed?.refused ?? [])} ${unread(state)}
    ${
      counters === undefined
        ? nothing
        : changed !== undefined && !wasOnline(changed)
          ? nothing
          : !isOnline(state)
            ? html`<span class="right">as of <b>${formatTime(changed?.sinceMs ?? 0).slice(0, 8)}</b></span>`
            : html`<span class="right"
                >memory <b>${formatSize(counters.memory)}</b> of ${formatSize(counters.memoryLimit)}</span
              >`
    }
  </footer>`;
}

/** One by its name, more by their number: the line is one line. */
function refused(filters: Changed['refused']): TemplateResult | typeof nothing {
  const [only] = filters;
  if (only === undefined) return nothing;
  const why = filters.map(({ filter, reason }) => `${plain(filter)}: ${plain(reason)}`).join('\n');
  return html`<span class="warn" title=${why}
    >${icon('warning')} the broker refuses
    ${filters.length === 1 ? plain(only.filter) : `${formatCount(filters.length)} subscriptions`}</span
  >`;
}

function unread({ greeting }: State): TemplateResult | typeof nothing {
  const found = greeting?.unread;
  if (found === undefined) return nothing;
  const why = `${unreadWords(found)}. ${plain(found.file)}:${String(found.line)}: ${plain(found.message)}`;
  return html`<span class="warn" title=${why}
    >${icon('warning')} ${found.count === 1 ? 'a contract' : 'contracts'} cannot be read</span
  >`;
}

function sums(counters: Counters): TemplateResult {
  const { received, kept, evicted, dropped, missing } = counters;
  const lost = dropped + missing;
  const why =
    'Sequence numbers that never came, and packets that came too fast to be judged. What foreign senders lose before the socket cannot be seen.';
  return html`<span
      >received <b>${formatCount(received)}</b><span class="eq">=</span>kept <b>${formatCount(kept)}</b
      ><span class="eq">+</span>evicted <b>${formatCount(evicted)}</b></span
    >${aside(counters)}
    <span class=${lost > 0 ? 'bad' : ''} title=${why}
      >${lost > 0 ? icon('warning') : nothing} missing <b>${formatCount(missing)}</b>, dropped
      <b>${formatCount(dropped)}</b></span
    >`;
}

/** What is worth a word only where there is some of it. */
const asides = [
  [
    'repeated',
    'came again',
    'Of what was received: sequence numbers that had come before, sent or delivered again.',
  ],
  ['truncated', 'truncated', 'Of what was received: payloads of which only the beginning is kept.'],
  ['excluded', 'excluded', 'Packets on topics that were left out: nothing of them is received or kept.'],
] as const;

function aside(counters: Counters): readonly TemplateResult[] {
  return asides
    .filter(([name]) => counters[name] > 0)
    .map(
      ([name, word, why]) => html`<span title=${why}>${word} <b>${formatCount(counters[name])}</b></span>`,
    );
}
