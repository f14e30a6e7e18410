import type { QueryError } from '@parley/explorer/protocol';
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { Actions } from '../actions.ts';
import { formatCount, plain } from '../format.ts';
import { icon } from '../icons.ts';
import type { State } from '../state.ts';

/** The field of the query: finished terms as chips, errors and completion below. */
export function queryBar(state: State, actions: Actions): TemplateResult {
  const [error] = state.errors;
  const isOpen = state.suggestions.length > 0;
  return html`
    <div class="query ${error === undefined ? '' : 'wrong'}">
      ${icon('search')}
      ${state.terms.map((term, index) =>
        chip(term, () => {
          actions.removeTerm(index);
        }),
      )}
      <input
        id="query"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        placeholder=${state.terms.length === 0 ? 'Filter, like valid:false or $.risk>0.8' : 'Add a filter, like valid:false'}
        aria-label="Filter"
        aria-expanded=${String(isOpen)}
        aria-controls="suggestions"
        aria-activedescendant=${state.suggested >= 0 ? `suggestion-${String(state.suggested)}` : nothing}
        aria-invalid=${String(error !== undefined)}
        aria-errormessage="query-error"
        .value=${live(state.typed)}
        @input=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          actions.type(input.value, input.selectionStart ?? input.value.length);
        }}
        @keydown=${(event: KeyboardEvent) => {
          keyInQuery(event, state, actions);
        }}
        @blur=${() => {
          actions.closeSuggestions();
        }}
      />
      <span class="cost"
        >${state.counts === undefined ? nothing : `${formatCount(state.counts.tabs.all)} found`}</span
      >
      <kbd class="wide">/</kbd>
      ${isOpen ? suggestionList(state, actions) : nothing}
      ${error === undefined ? nothing : errorView(error, actions)}
    </div>
  `;
}

/** What is wrong, and what was probably meant. */
function errorView({ message, suggestion }: QueryError, actions: Actions): TemplateResult {
  return html`<p class="query-error" id="query-error" role="alert">
    ${message}
    ${
      suggestion === undefined
        ? nothing
        : html`<button
            class="link"
            @mousedown=${(event: Event) => {
              event.preventDefault();
            }}
            @click=${() => {
              actions.takeCorrection();
            }}
          >
            Use ${suggestion}
          </button>`
    }
  </p>`;
}

function chip(term: string, remove: () => void): TemplateResult {
  return html`<span class="term"
    >${named(term)}<button aria-label="Remove ${plain(term)}" title="Remove" @click=${remove}>
      ${icon('close')}
    </button></span
  >`;
}

/** The field in the second rank, the value in the first. */
function named(term: string): TemplateResult {
  const [field = ''] = /^-?[\w.-]+:/.exec(term) ?? [];
  return html`<i>${plain(field)}</i>${plain(term.slice(field.length))}`;
}

function suggestionList({ suggestions, suggested }: State, actions: Actions): TemplateResult {
  return html`<ul class="suggestions" id="suggestions" role="listbox" aria-label="Suggestions">
    ${suggestions.slice(0, 12).map(
      ({ text, description }, index) =>
        html`<li
          id="suggestion-${index}"
          role="option"
          aria-selected=${String(index === suggested)}
          @mousedown=${(event: Event) => {
            event.preventDefault();
            actions.takeSuggestion(index);
          }}
        >
          <code>${plain(text)}</code><small>${plain(description)}</small>
        </li>`,
    )}
  </ul>`;
}

function keyInQuery(event: KeyboardEvent, state: State, actions: Actions): void {
  const act = queryKeys[event.key];
  if (!act?.(event, state, actions)) return;
  event.preventDefault();
  event.stopPropagation();
}

type KeyAct = (event: KeyboardEvent, state: State, actions: Actions) => boolean;

const queryKeys: Readonly<Record<string, KeyAct>> = {
  ArrowDown: (_event, _state, actions) => {
    actions.moveSuggestion(1);
    return true;
  },
  ArrowUp: (_event, _state, actions) => {
    actions.moveSuggestion(-1);
    return true;
  },
  Tab: (event, { suggested, suggestions }, actions) => {
    if (event.shiftKey || suggestions.length === 0) return false;
    actions.takeSuggestion(Math.max(0, suggested));
    return true;
  },
  Enter: (_event, { suggested }, actions) => {
    if (suggested >= 0) actions.takeSuggestion(suggested);
    else actions.finishTerm();
    return true;
  },
  ' ': (event, { typed }, actions) => {
    const input = event.target as HTMLInputElement;
    if (input.selectionStart !== typed.length || typed.trim() === '') return false;
    actions.finishTerm();
    return true;
  },
  Backspace: (_event, { typed, terms }, actions) => {
    if (typed !== '' || terms.length === 0) return false;
    actions.editLastTerm();
    return true;
  },
  Escape: (_event, { suggestions }, actions) => {
    if (suggestions.length > 0) actions.closeSuggestions();
    else document.getElementById('rows')?.focus();
    return true;
  },
};
