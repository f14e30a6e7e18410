import type { App } from '../app.ts';
import { queryOf } from '../state.ts';
import { type TimeMode, setTimeMode } from '../time-mode.ts';
import { type SavedView, cleanName, renamed, withView, withoutView } from './views.ts';

export interface SavedActions {
  showViews(isOpen: boolean): void;
  /** Keeps query and tab under a name. */
  saveView(name: string): void;
  openView(view: SavedView): void;
  startRenaming(name: string | undefined): void;
  renameView(from: string, to: string): void;
  removeView(name: string): void;
  /** Does not keep what a link brought. */
  dismissOffer(): void;
  /** Copies the link that shows the same; of a saved view the one that brings its name, too. */
  copyLink(view?: SavedView): void;
  showTime(mode: TimeMode): void;
}

const saidForMs = 2500;

export function createSavedActions(app: App): SavedActions {
  const { saved } = app.state;
  const store = (views: readonly SavedView[]) => {
    saved.views = views;
    app.client.channel.settings.save({ views, time: saved.time });
    app.keep();
    app.draw();
  };
  const say = (words: string) => {
    saved.said = words;
    app.draw();
    setTimeout(() => {
      if (saved.said === words) saved.said = '';
      app.draw();
    }, saidForMs);
  };
  return {
    ...viewActions(app, store),
    dismissOffer: () => {
      saved.offered = undefined;
      app.keep();
      app.draw();
    },
    copyLink: (view) => {
      const { link, query } = linkOf(app, view);
      navigator.clipboard.writeText(link ?? query).then(
        () => {
          say(link === undefined ? 'Query copied' : 'Link copied');
        },
        () => {
          say('The browser refuses to copy');
        },
      );
    },
    showTime: (mode) => {
      saved.time = mode;
      setTimeMode(mode);
      store(saved.views);
    },
  };
}

type ViewActions = Pick<
  SavedActions,
  'showViews' | 'saveView' | 'openView' | 'startRenaming' | 'renameView' | 'removeView'
>;

function viewActions(app: App, store: (views: readonly SavedView[]) => void): ViewActions {
  const { saved } = app.state;
  return {
    showViews: (isOpen) => {
      Object.assign(saved, { isOpen, renaming: undefined });
      // The next key is for it already.
      app.drawNow();
      document.getElementById(isOpen ? 'view-name' : 'views-open')?.focus();
    },
    saveView: (name) => {
      const clean = cleanName(name);
      if (clean === '') return;
      saved.offered = undefined;
      store(withView(saved.views, { name: clean, tab: app.state.tab, query: queryOf(app.state) }));
    },
    openView: ({ tab, query }) => {
      saved.isOpen = false;
      app.actions.setQuery(query);
      app.actions.showTab(tab);
      app.draw();
    },
    startRenaming: (name) => {
      saved.renaming = name;
      app.drawNow();
      document.getElementById(name === undefined ? 'view-name' : 'view-rename')?.focus();
    },
    renameView: (from, to) => {
      saved.renaming = undefined;
      store(renamed(saved.views, from, to));
    },
    removeView: (name) => {
      store(withoutView(saved.views, name));
    },
  };
}

/** The link has no key in it: it opens for whoever has opened the explorer's own link before. */
function linkOf(app: App, view: SavedView | undefined) {
  const { name, tab, query } = view ?? { name: '', tab: app.state.tab, query: queryOf(app.state) };
  const kept = view === undefined ? app.kept() : { tab, query, name };
  return { link: app.client.channel.linkTo?.(kept), query };
}
