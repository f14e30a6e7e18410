import { formatPerSecond } from '@parley/explorer/live';
import { MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { LiveShell } from './live-shell.ts';
import type { Figures } from './figures.ts';
import type { LiveState } from './session.ts';

const links = ['parley.showMessages', 'parley.pickBroker', 'parley.disconnect'] as const;

/** Shows the broker that is watched, what comes from it, and how much of it breaks the contracts. */
export function registerLiveStatus({ shell, session, figures }: LiveShell): void {
  const item = window.createStatusBarItem('parley.live', StatusBarAlignment.Left, 9);
  item.name = 'Parley: Broker';
  item.command = 'parley.showMessages';
  const show = (): void => {
    const { state } = session;
    if (state.kind === 'off') {
      item.hide();
      return;
    }
    const words = wordsOf(state, figures.current);
    item.text = `$(${words.icon}) ${words.text}`;
    item.backgroundColor = words.isBad ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.accessibilityInformation = { label: `Parley, broker: ${words.text}` };
    item.tooltip = tooltipOf(words.detail);
    item.show();
  };
  shell.context.subscriptions.push(item, session.onChange(show), figures.onChange(show));
}

interface Words {
  readonly icon: string;
  readonly text: string;
  readonly detail: string;
  readonly isBad: boolean;
}

function wordsOf(state: Exclude<LiveState, { kind: 'off' }>, figures: Figures | undefined): Words {
  const text = state.kind === 'on' ? state.watched.label : 'Parley';
  const connection = figures?.changed?.connection ?? 'connecting';
  if (figures === undefined || state.kind === 'connecting' || connection === 'connecting')
    return { icon: 'sync~spin', text, detail: 'Connecting', isBad: false };
  if (connection === 'online') return onlineWords(text, figures);
  const detail = figures.changed?.cause ?? 'The broker is away';
  return { icon: 'debug-disconnect', text, detail, isBad: true };
}

function onlineWords(label: string, { changed, traffic: { bad } }: Figures): Words {
  const rate = `${formatPerSecond(changed?.counters.perSecond ?? 0)}/s`;
  const text = `${label} · ${rate}${bad > 0 ? ` · ${String(bad)} invalid` : ''}`;
  const received = String(changed?.counters.received ?? 0);
  const detail = `${received} messages, ${String(bad)} of them not as the contracts say`;
  return { icon: 'radio-tower', text, detail, isBad: false };
}

function tooltipOf(detail: string): MarkdownString {
  const text = new MarkdownString();
  text.appendText(detail);
  text.appendMarkdown(
    '\n\n[Show Messages](command:parley.showMessages) · [Other Broker](command:parley.pickBroker) · [Disconnect](command:parley.disconnect)',
  );
  text.isTrusted = { enabledCommands: [...links] };
  return text;
}
