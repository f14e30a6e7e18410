import { window } from 'vscode';
import { type Draft, nameProblem } from '@parley/explorer/live';
import { folderOf } from '../session.ts';
import type { LiveCommand } from './live-command.ts';

/** Sends the message that the active editor shows. What breaks its schema is sent only when the user wants just that. */
export const sendMessage: LiveCommand = {
  id: 'parley.sendMessage',
  run: async ({ session }, options) => {
    const client = session.use();
    const { root, draft } = readDraft(window.activeTextEditor?.document.getText() ?? '');
    const asked = { folder: folderOf(root), broker: session.localBroker ?? session.wanted?.broker, draft };
    const sent = await client.ask('publish', {
      ...asked,
      confirmInvalid: options.force === true,
    });
    if (sent.kind === 'sent') {
      window.setStatusBarMessage(`Parley: sent to ${sent.topic}`, 5000);
      return sent;
    }
    const problems = sent.problems.map(nameProblem);
    if (options.ask === false || !(await isWanted(draft, problems))) return sent;
    return client.ask('publish', { ...asked, confirmInvalid: true, problems });
  },
};

async function isWanted({ type }: Draft, problems: readonly string[]): Promise<boolean> {
  const send = 'Send All the Same';
  const detail = problems.slice(0, 10).join('\n');
  const answer = await window.showWarningMessage(`The data is no ${type}.`, { modal: true, detail }, send);
  return answer === send;
}

interface ReadDraft {
  readonly root: string;
  readonly draft: Draft;
}

function readDraft(text: string): ReadDraft {
  const { workspace: root, channel, type, parameters = {}, data } = parse(text);
  if (typeof root !== 'string' || typeof channel !== 'string' || typeof type !== 'string')
    throw new Error('the active editor shows no message: "Publish a Message" opens one');
  return { root, draft: { channel, type, parameters: textsOf(parameters), data } };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch (error) {
    throw new Error(`the message is no JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function textsOf(parameters: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters ?? {}).map(([name, value]) => [name, String(value)]));
}
