import type { Aggregate, AggregateOrder } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import {
  formatCount,
  formatDuration,
  formatRate,
  formatShare,
  formatSize,
  formatTime,
  none,
  plain,
} from '../format.ts';
import { icon } from '../icons.ts';
import type { State } from '../state.ts';

interface Column {
  readonly order: AggregateOrder;
  readonly title: string;
  readonly about?: string;
  readonly className: string;
  readonly show: (aggregate: Aggregate) => TemplateResult | string;
}

const optional =
  (format: (value: number) => string, pick: (aggregate: Aggregate) => number | undefined) =>
  (aggregate: Aggregate): string => {
    const value = pick(aggregate);
    return value === undefined ? none : format(value);
  };

const columns: readonly Column[] = [
  { order: 'messages', title: 'Messages', className: 'num', show: ({ messages }) => formatCount(messages) },
  {
    order: 'perSecond',
    title: 'Rate',
    about: 'over the last five seconds',
    className: 'num c-narrow',
    show: ({ perSecond }) => formatRate(perSecond),
  },
  { order: 'bad', title: 'Valid', className: 'num', show: validShare },
  {
    order: 'sizeP50',
    title: 'Size p50',
    className: 'num c-wide',
    show: optional(formatSize, ({ sizeP50 }) => sizeP50),
  },
  {
    order: 'sizeP95',
    title: 'Size p95',
    about: 'size, 95th percentile',
    className: 'num c-wide',
    show: optional(formatSize, ({ sizeP95 }) => sizeP95),
  },
  {
    order: 'latencyP50',
    title: 'Reply p50',
    about: 'time from a request to its reply',
    className: 'num c-narrow',
    show: optional(formatDuration, ({ latencyP50 }) => latencyP50),
  },
  {
    order: 'latencyP95',
    title: 'Reply p95',
    about: 'time from a request to its reply, 95th percentile',
    className: 'num',
    show: optional(formatDuration, ({ latencyP95 }) => latencyP95),
  },
  {
    order: 'lastAtMs',
    title: 'Last',
    className: 'num a-seen',
    show: optional(
      (atMs) => formatTime(atMs).slice(0, 8),
      ({ lastAtMs }) => lastAtMs,
    ),
  },
];

/** How much travels where, inside the query: by channel, or by topic. */
export function channelsView(state: State, actions: Actions): TemplateResult {
  const { by, answer } = state.channels;
  return html`<section class="view agents channels split no-detail">
    <section class="pane" aria-label="Channels">
      <div class="subbar" role="group" aria-label="Counted by">
        ${(['channel', 'topic'] as const).map(
          (each) =>
            html`<button
              class="btn"
              aria-pressed=${String(each === by)}
              @click=${() => {
                actions.channels.showBy(each);
              }}
            >
              ${each === 'channel' ? 'By channel' : 'By topic'}
            </button>`,
        )}
      </div>
      <div class="a-scroll">
        ${answer === undefined ? nothing : html`${table(answer.aggregates, state, actions)} ${notes(state)}`}
      </div>
    </section>
  </section>`;
}

function table(aggregates: readonly Aggregate[], state: State, actions: Actions): TemplateResult {
  const { by } = state.channels;
  const title = by === 'channel' ? 'Channel' : 'Topic';
  return html`<table class="agents-table channels-table" aria-label=${title}>
    <thead>
      <tr>
        ${heading({ order: 'name', title, className: '', show: () => '' }, state, actions)}
        ${columns.map((column) => heading(column, state, actions))}
      </tr>
    </thead>
    <tbody>
      ${aggregates.map(
        (aggregate) =>
          html`<tr
            @click=${() => {
              actions.channels.showMessages(aggregate);
            }}
          >
            <th scope="row" title=${plain(aggregate.name)}>
              <button class="a-name" title="Show its messages">
                ${aggregate.name === '' ? 'no channel' : plain(aggregate.name)}
              </button>
            </th>
            ${columns.map(({ className, show }) => html`<td class=${className}>${show(aggregate)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function heading(
  { order, title, about, className }: Column,
  { channels }: State,
  actions: Actions,
): TemplateResult {
  const isOn = channels.order === order;
  const direction = channels.isDescending ? 'descending' : 'ascending';
  return html`<th scope="col" class=${className} aria-sort=${isOn ? direction : 'none'}>
    <button
      class="sort ${isOn ? `on ${direction}` : ''}"
      title=${about ?? nothing}
      @click=${() => {
        actions.channels.orderBy(order);
      }}
    >
      ${title}${isOn ? icon('down') : nothing}
    </button>
  </th>`;
}

function validShare({ messages, bad }: Aggregate): TemplateResult | string {
  if (messages === 0) return none;
  const share = formatShare((messages - bad) / messages);
  return bad === 0 ? share : html`<span class="bad">${icon('invalid')}${share}</span>`;
}

function notes({ channels: { answer, by } }: State): TemplateResult | typeof nothing {
  if (answer === undefined) return nothing;
  const { total, aggregates, left } = answer;
  const word = by === 'channel' ? 'channels' : 'topics';
  const texts = [
    'All figures are inside the query. The time to a reply counts for the channel of the request and for that of the reply.',
    ...(aggregates.length < total
      ? [`${formatCount(aggregates.length)} of ${formatCount(total)} ${word} are shown.`]
      : []),
    ...(left > 0
      ? [
          `${formatCount(left)} messages are of topics beyond the first ${formatCount(50_000)}, and are counted in none.`,
        ]
      : []),
  ];
  return html`<p class="a-note">${texts.join(' ')}</p>`;
}
