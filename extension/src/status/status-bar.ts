import { MarkdownString, StatusBarAlignment, ThemeColor, languages, window } from 'vscode';
import type { Shell } from '../shell.ts';
import { type ServerStatus, serverStatusMethod } from '@parley/language-server/status';
import { type Counts, countFindings } from './count-findings.ts';

/** Shows in the status bar how the contracts are: findings, or that the server is at work or broken. */
export function registerStatusBar({ context, client }: Shell): void {
  const item = window.createStatusBarItem('parley.status', StatusBarAlignment.Left, 10);
  item.name = 'Parley';
  item.command = 'parley.check';
  let status: ServerStatus = { health: 'ok', quiescent: false };
  const show = (): void => {
    const counts = countFindings();
    item.text = `${iconOf(status, counts)} Parley`;
    item.backgroundColor =
      status.health === 'error' ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    item.tooltip = tooltipOf(status, counts);
    item.accessibilityInformation = { label: `Parley: ${wordsOf(status, counts)}` };
    item.show();
  };
  context.subscriptions.push(item, languages.onDidChangeDiagnostics(show));
  void client.then((loaded) =>
    loaded.onNotification(serverStatusMethod, (next: ServerStatus) => {
      status = next;
      show();
    }),
  );
  show();
}

function iconOf({ health, quiescent }: ServerStatus, { errors, warnings }: Counts): string {
  if (health === 'error') return '$(error)';
  if (!quiescent) return '$(sync~spin)';
  if (errors > 0) return `$(error) ${errors}`;
  return warnings > 0 ? `$(warning) ${warnings}` : '$(check)';
}

function wordsOf({ health, quiescent, message = '' }: ServerStatus, { errors, warnings }: Counts): string {
  if (health === 'error') return message;
  if (!quiescent) return 'reading the contracts';
  const found = errors + warnings === 0 ? 'no findings' : `${errors} errors, ${warnings} warnings`;
  return `${found} in ${message}`;
}

function tooltipOf(status: ServerStatus, counts: Counts): MarkdownString {
  const links = [
    '[Check Again](command:parley.check)',
    '[Restart Server](command:parley.restartServer)',
    '[Show Output](command:parley.showOutput)',
  ];
  const text = new MarkdownString(`Parley: ${wordsOf(status, counts)}\n\n${links.join(' · ')}`);
  text.isTrusted = { enabledCommands: ['parley.check', 'parley.restartServer', 'parley.showOutput'] };
  return text;
}
