import type { Detail } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { placeLink } from './place-link.ts';

/** From a message to everything that declares it, and to the program that handles it; only where something can open them. */
export function contractLinks({ places, row }: Detail, actions: Actions): TemplateResult | typeof nothing {
  if (!actions.canOpen()) return nothing;
  const { channel, schema, agent } = places;
  const links = [
    ...(channel === undefined ? [] : [placeLink(channel, actions, 'Channel')]),
    ...(schema === undefined ? [] : [placeLink(schema, actions, 'Schema')]),
    ...(agent === undefined ? [] : [placeLink(agent, actions, 'Sender')]),
    ...(channel === undefined ? [] : [handlerLink(row, actions)]),
  ];
  return links.length === 0
    ? nothing
    : html`<nav class="d-links" aria-label="Where it is declared">${links}</nav>`;
}

function handlerLink({ channel, receiver }: Detail['row'], actions: Actions): TemplateResult {
  return html`<button
    class="link"
    title="The program that handles messages of this channel"
    @click=${() => {
      actions.openHandler({ channel, agent: receiver.split('/')[0] ?? '' });
    }}
  >
    Handler
  </button>`;
}
