import { type Diagnostic, type Task, type Uri, type WorkspaceFolder, tasks, workspace } from 'vscode';
import { registerCommand } from '../commands/index.ts';
import type { Shell } from '../shell.ts';
import { type ParleyTask, createTask } from './create-task.ts';
import { generate } from './generate.ts';

const offered = ['check', 'generate', 'dev', 'tail'];

/** `parley check` and its like as tasks of the editor; they run programs, so only in a trusted workspace. */
export function registerTasks(shell: Shell): void {
  const provider = {
    provideTasks: () => (workspace.isTrusted ? (workspace.workspaceFolders ?? []).flatMap(tasksOf) : []),
    resolveTask: ({ definition, scope }: Task) =>
      workspace.isTrusted && scope !== undefined ? createTask(definition as ParleyTask, scope) : undefined,
  };
  shell.context.subscriptions.push(
    tasks.registerTaskProvider('parley', provider),
    tasks.onDidEndTask(({ execution }) => {
      if (execution.task.definition.type === 'parley') void showAgain(shell);
    }),
  );
  registerCommand(shell, generate);
}

/** What a task printed took the place of what the server found, shortened by the width of a terminal: the server knows more. */
async function showAgain({ client }: Shell): Promise<void> {
  const { diagnostics } = await client;
  const all: [Uri, readonly Diagnostic[]][] = [];
  diagnostics?.forEach((uri, list) => all.push([uri, list]));
  diagnostics?.set(all);
}

function tasksOf(folder: WorkspaceFolder): Task[] {
  return offered.map((verb) => createTask({ type: 'parley', verb }, folder));
}
