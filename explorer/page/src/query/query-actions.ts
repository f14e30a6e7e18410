import { splitTerms } from '@parley/explorer/protocol';
import type { Actions } from '../actions.ts';
import type { App } from '../app.ts';
import { queryOf } from '../state.ts';

type TermActions = Pick<
  Actions,
  'type' | 'finishTerm' | 'removeTerm' | 'editLastTerm' | 'setQuery' | 'takeCorrection'
>;
type SuggestionActions = Pick<Actions, 'takeSuggestion' | 'moveSuggestion' | 'closeSuggestions'>;

/** What people do in the field of the query. */
export function queryActions(app: App): TermActions & SuggestionActions {
  return { ...termActions(app), ...suggestionActions(app) };
}

function changed(app: App): void {
  app.keep();
  app.pullRows();
  app.pullRest();
  app.draw();
}

async function complete(app: App, caret: number): Promise<void> {
  const text = app.state.typed;
  const answer = await app.client.ask('complete', { text, caret });
  if (answer === undefined || app.state.typed !== text) return;
  Object.assign(app.state, { suggestions: answer.suggestions, suggested: -1 });
  app.draw();
}

function close(app: App): void {
  Object.assign(app.state, { suggestions: [], suggested: -1 });
  app.drawNow();
}

function termActions(app: App): TermActions {
  return {
    type: (text, caret) => {
      app.state.typed = text;
      changed(app);
      void complete(app, caret);
    },
    finishTerm: () => {
      const parts = splitTerms(app.state.typed);
      Object.assign(app.state, { terms: [...app.state.terms, ...parts], typed: '' });
      close(app);
      changed(app);
    },
    removeTerm: (index) => {
      app.state.terms = app.state.terms.filter((_, at) => at !== index);
      changed(app);
    },
    editLastTerm: () => {
      const last = app.state.terms.at(-1) ?? '';
      Object.assign(app.state, { terms: app.state.terms.slice(0, -1), typed: last });
      app.drawNow();
      changed(app);
    },
    takeCorrection: () => {
      const [error] = app.state.errors;
      if (error?.suggestion === undefined) return;
      const query = queryOf(app.state);
      app.actions.setQuery(query.slice(0, error.start) + error.suggestion + query.slice(error.end));
      document.getElementById('query')?.focus();
    },
    setQuery: (query) => {
      Object.assign(app.state, { terms: splitTerms(query), typed: '' });
      close(app);
      changed(app);
    },
  };
}

/** As many as the list shows. */
const shown = 12;

function suggestionActions(app: App): SuggestionActions {
  return {
    takeSuggestion: (index) => {
      const suggestion = app.state.suggestions[index];
      if (suggestion === undefined) return;
      const { typed } = app.state;
      app.state.typed = typed.slice(0, suggestion.start) + suggestion.text + typed.slice(suggestion.end);
      close(app);
      changed(app);
      if (/[:>]$/.test(suggestion.text)) void complete(app, app.state.typed.length);
    },
    moveSuggestion: (by) => {
      const count = Math.min(shown, app.state.suggestions.length);
      const { suggested, typed } = app.state;
      const from = suggested < 0 && by < 0 ? 0 : suggested;
      if (count === 0) void complete(app, typed.length);
      else app.state.suggested = (from + by + count) % count;
      app.draw();
    },
    closeSuggestions: () => {
      // It may be asked for while the page is being drawn: a field that goes loses the focus.
      Object.assign(app.state, { suggestions: [], suggested: -1 });
      app.draw();
    },
  };
}
