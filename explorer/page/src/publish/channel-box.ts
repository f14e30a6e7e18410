import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { plain } from '../format.ts';
import { icon } from '../icons.ts';
import type { PublishActions } from './actions.ts';
import { type Choice, type PublishState, choicesOf } from './state.ts';

/** Finds the channel and the message: one field to search both. */
export function channelBox(publish: PublishState, actions: PublishActions): TemplateResult {
  const { draft, search, found } = publish;
  const isOpen = search !== undefined;
  const choices = isOpen ? choicesOf(publish) : [];
  return html`<div class="p-field channel-box">
    <label for="publish-channel">Channel</label>
    <div class="box">
      <input
        id="publish-channel"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        placeholder="Find a channel or a message"
        aria-expanded=${String(isOpen)}
        aria-controls="publish-choices"
        aria-autocomplete="list"
        aria-activedescendant=${isOpen && choices.length > 0 ? `choice-${String(found)}` : nothing}
        .value=${live(search ?? draft?.channel ?? '')}
        @input=${(event: Event) => {
          actions.searchChannel((event.target as HTMLInputElement).value);
        }}
        @focus=${(event: Event) => {
          (event.target as HTMLInputElement).select();
        }}
        @click=${() => {
          if (search === undefined) actions.searchChannel('');
        }}
        @blur=${() => {
          actions.searchChannel(undefined);
        }}
        @keydown=${(event: KeyboardEvent) => {
          keyInBox(event, publish, actions);
        }}
      />
      ${icon('down')} ${isOpen ? choiceList(choices, found, actions) : nothing}
    </div>
  </div>`;
}

function choiceList(choices: readonly Choice[], found: number, actions: PublishActions): TemplateResult {
  return html`<ul class="choices" id="publish-choices" role="listbox" aria-label="Channels">
    ${choices.map(
      ({ channel, type, address }, index) =>
        html`<li
          id="choice-${index}"
          role="option"
          aria-selected=${String(index === found)}
          @mousedown=${(event: Event) => {
            event.preventDefault();
            actions.chooseChannel(index);
          }}
        >
          <b>${plain(channel)}</b><code>${plain(type)}</code><small>${plain(address)}</small>
        </li>`,
    )}
    ${choices.length === 0 ? html`<li class="none" role="option" aria-selected="false">No channel is like that</li>` : nothing}
  </ul>`;
}

function keyInBox(event: KeyboardEvent, { search, found }: PublishState, actions: PublishActions): void {
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      actions.moveChoice(1);
    },
    ArrowUp: () => {
      actions.moveChoice(-1);
    },
    ...(search === undefined
      ? {}
      : {
          Enter: () => {
            actions.chooseChannel(found);
          },
          Escape: () => {
            actions.searchChannel(undefined);
          },
        }),
  };
  const act = event.ctrlKey || event.metaKey ? undefined : acts[event.key];
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
