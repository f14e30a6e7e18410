import { type TemplateResult, html, nothing } from 'lit-html';
import type { Actions } from '../actions.ts';
import { type IconName, icon } from '../icons.ts';
import { type State, queryOf } from '../state.ts';
import { tabNames } from '../views/tabs.ts';
import { type SavedView, maxNameLength } from './views.ts';

/** Queries under names, with their tabs. */
export function viewsMenu(state: State, actions: Actions): TemplateResult {
  const { isOpen, offered } = state.saved;
  return html`<div class="menu-anchor">
    <button
      class="btn quiet"
      id="views-open"
      aria-haspopup="dialog"
      aria-expanded=${String(isOpen)}
      title="Saved views (v)"
      @click=${() => {
        actions.saved.showViews(!isOpen);
      }}
    >
      ${icon('bookmark')}<span class="wide">Views</span
      >${offered === undefined ? nothing : html`<span class="sr">a link brought one</span><i class="offer" aria-hidden="true"></i>`}
    </button>
    ${isOpen ? menu(state, actions) : nothing}
  </div>`;
}

function menu(state: State, actions: Actions): TemplateResult {
  const { views } = state.saved;
  return html`<section
    class="menu"
    role="dialog"
    aria-label="Saved views"
    @keydown=${(event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key !== 'Escape') return;
      if (state.saved.renaming === undefined) actions.saved.showViews(false);
      else actions.saved.startRenaming(undefined);
    }}
  >
    ${
      views.length === 0
        ? html`<p class="note">None yet. A view is a query with its tab, under a name.</p>`
        : html`<ul class="views">
            ${views.map((view) => viewItem(view, state, actions))}
          </ul>`
    }
    ${saveForm(state, actions)}
  </section>`;
}

function viewItem(view: SavedView, { saved }: State, actions: Actions): TemplateResult {
  const { name, tab, query } = view;
  if (saved.renaming === name) return renameForm(name, actions);
  return html`<li>
    <button
      class="view-name"
      @click=${() => {
        actions.saved.openView(view);
      }}
    >
      <b>${name}</b><small>${tabNames[tab]}${query === '' ? '' : `: ${query}`}</small>
    </button>
    ${tool(name, {
      verb: 'Rename',
      shape: 'pencil',
      act: () => {
        actions.saved.startRenaming(name);
      },
    })}
    ${tool(name, {
      verb: 'Copy the link of',
      shape: 'share',
      act: () => {
        actions.saved.copyLink(view);
      },
    })}
    ${tool(name, {
      verb: 'Delete',
      shape: 'close',
      act: () => {
        actions.saved.removeView(name);
      },
    })}
  </li>`;
}

interface Tool {
  readonly verb: string;
  readonly shape: IconName;
  readonly act: () => void;
}

function tool(name: string, { verb, shape, act }: Tool): TemplateResult {
  return html`<button
    class="btn quiet icon"
    aria-label="${verb} ${name}"
    title="${verb} ${name}"
    @click=${act}
  >
    ${icon(shape)}
  </button>`;
}

function renameForm(name: string, actions: Actions): TemplateResult {
  return html`<li>
    <form
      class="view-form"
      @submit=${(event: Event) => {
        event.preventDefault();
        actions.saved.renameView(name, nameIn(event));
      }}
    >
      <input
        class="field"
        id="view-rename"
        name="name"
        aria-label="New name of ${name}"
        maxlength=${maxNameLength}
        .value=${name}
      />
      <button class="btn second small">Rename</button>
    </form>
  </li>`;
}

function saveForm(state: State, actions: Actions): TemplateResult {
  const { offered } = state.saved;
  const query = queryOf(state);
  return html`<form
    class="view-form save"
    @submit=${(event: Event) => {
      event.preventDefault();
      actions.saved.saveView(nameIn(event));
      (event.target as HTMLFormElement).reset();
    }}
  >
    ${offered === undefined ? nothing : html`<p>The link brought a view. Keep it?</p>`}
    <p class="what">${tabNames[state.tab]}${query === '' ? '' : html`: <code>${query}</code>`}</p>
    <input
      class="field"
      id="view-name"
      name="name"
      aria-label="Name of this view"
      placeholder="Name"
      maxlength=${maxNameLength}
      autocomplete="off"
      .value=${offered ?? ''}
    />
    <button class="btn second small">Save</button>
    ${
      offered === undefined
        ? nothing
        : html`<button
            class="btn quiet small"
            type="button"
            @click=${() => {
              actions.saved.dismissOffer();
            }}
          >
            Do not keep
          </button>`
    }
  </form>`;
}

function nameIn(event: Event): string {
  return (event.target as HTMLFormElement).querySelector('input')?.value ?? '';
}
