import { languages } from 'vscode';
import { type CommandOptions, textOption } from '../commands/command.ts';
import { registerCommand } from '../commands/index.ts';
import type { LiveShell } from '../live/live-shell.ts';
import { createMessageLenses } from './lenses.ts';
import { messageLanguage } from './message-text.ts';
import { publish } from './open-message.ts';
import { Outcomes } from './outcomes.ts';
import { openReply, registerReplies } from './replies.ts';
import { sendDocument } from './send-message.ts';

/** Messages as documents: opened by a command, written with what the language server knows, sent by their lenses. */
export function registerPublishing(live: LiveShell): void {
  const { shell } = live;
  const outcomes = new Outcomes();
  const register = (id: string, run: (options: CommandOptions) => Promise<unknown>): void => {
    registerCommand(shell, { id, run: (_shell, options) => run(options) });
  };
  register(publish.id, (options) => publish.run(live, options));
  register('parley.sendMessage', (options) => sendDocument({ live, outcomes, waits: false }, options));
  register('parley.sendAndWait', (options) => sendDocument({ live, outcomes, waits: true }, options));
  register('parley.openReply', (options) => openReply(textOption(options, 'document') ?? ''));
  shell.context.subscriptions.push(
    outcomes,
    registerReplies(outcomes),
    languages.registerCodeLensProvider({ language: messageLanguage }, createMessageLenses(live, outcomes)),
  );
}
