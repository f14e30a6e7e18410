import { type TemplateResult, html } from 'lit-html';
import type { PageTab } from '../page-tabs.ts';

/** What the columns are called; lists of requests and of dead letters have words of their own. */
const usual = {
  verdict: 'Verdict',
  topic: 'Topic',
  route: 'From → to',
  type: 'Type',
  delta: 'Δ',
  about: 'Time since its request',
};
const own: Partial<Record<PageTab, Partial<typeof usual>>> = {
  waiting: { delta: 'Waits for', about: 'What comes if there is no reply' },
  dead: {
    verdict: 'Reason',
    topic: 'Original topic',
    route: 'From → given up by',
    type: 'Why',
    delta: 'Tries',
    about: 'How often it was tried',
  },
};

export function listHeader(tab: PageTab): TemplateResult {
  const { verdict, topic, route, type, delta, about } = { ...usual, ...own[tab] };
  return html`<div class="row head" role="row" aria-rowindex="1">
    <span class="c-rail" aria-hidden="true"></span><span class="c-time" role="columnheader">Time</span
    ><span class="c-verdict" role="columnheader">${verdict}</span
    ><span class="c-topic" role="columnheader">${topic}</span
    ><span class="c-route" role="columnheader">${route}</span
    ><span class="c-type" role="columnheader">${type}</span
    ><span class="c-corr" role="columnheader">Thread</span
    ><span class="c-delta c-num" role="columnheader" title=${about}>${delta}</span
    ><span class="c-size c-num" role="columnheader">Size</span>
  </div>`;
}
