import { languages } from 'vscode';
import { type CommandOptions, textOption } from '../commands/command.ts';
import { registerCommand } from '../commands/index.ts';
import type { LiveShell } from '../live/live-shell.ts';
import { createMessageLenses } from './lenses.ts';
import { messageLanguage } from './message-text.ts';
import { Outcomes } from './outcomes.ts';
import { registerReplies } from './replies.ts';

/** Messages as documents: opened by a command, written with what the language server knows, sent by their lenses. */
export function registerPublishing(live: LiveShell): void {
  const { shell } = live;
  const outcomes = new Outcomes();
  const register = (id: string, run: (options: CommandOptions) => Promise<unknown>): void => {
    registerCommand(shell, { id, run: (_shell, options) => run(options) });
  };
  const send = async (options: CommandOptions, waits: boolean): Promise<unknown> =>
    (await import('./acts.ts')).acts.sendDocument({ live, outcomes, waits }, options);
  register('parley.publish', async (options) => (await import('./acts.ts')).acts.publish.run(live, options));
  register('parley.sendMessage', (options) => send(options, false));
  register('parley.sendAndWait', (options) => send(options, true));
  register('parley.openReply', async (options) =>
    (await import('./acts.ts')).acts.openReply(textOption(options, 'document') ?? ''),
  );
  shell.context.subscriptions.push(
    outcomes,
    registerReplies(outcomes),
    languages.registerCodeLensProvider({ language: messageLanguage }, createMessageLenses(live, outcomes)),
  );
}
