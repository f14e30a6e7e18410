import {
  CodeAction,
  CodeActionKind,
  type CodeActionProvider,
  type Diagnostic,
  type Disposable,
  languages,
} from 'vscode';
import { type LiveProblems, problemSource } from './live-problems.ts';

/** Files that can have live problems. */
const contracts = { pattern: '**/*.{channel,agent,schema}.{yaml,yml,json}' };

/** From a problem to its messages; and away with all of them. */
export function registerProblemActions(problems: LiveProblems): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions: (_document, _range, { diagnostics }) => {
      const live = diagnostics.filter(({ source }) => source === problemSource);
      return live.length === 0
        ? []
        : [...live.flatMap((one) => showAction(one, problems)), clearAction(live)];
    },
  };
  return languages.registerCodeActionsProvider(contracts, provider, {
    providedCodeActionKinds: [CodeActionKind.QuickFix],
  });
}

function showAction(diagnostic: Diagnostic, problems: LiveProblems): readonly CodeAction[] {
  const query = problems.queryOf(diagnostic);
  if (query === undefined) return [];
  const title = 'Show these messages';
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command: 'parley.showMessages', arguments: [{ query }] };
  action.diagnostics = [diagnostic];
  return [action];
}

function clearAction(diagnostics: readonly Diagnostic[]): CodeAction {
  const title = 'Clear live problems';
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { title, command: 'parley.clearLiveProblems' };
  action.diagnostics = [...diagnostics];
  return action;
}
