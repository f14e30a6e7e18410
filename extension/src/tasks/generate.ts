import { type Task, type TaskExecution, TaskScope, Uri, tasks, window, workspace } from 'vscode';
import { type Command, textOption } from '../commands/command.ts';
import { chooseWorkspace } from '../language/server-commands.ts';
import { createTask } from './create-task.ts';

/** Writes TypeScript from the contracts by the `parley` of the workspace, so that it is the same as in CI; gives its exit code. */
export const generate: Command = {
  id: 'parley.generate',
  run: async (shell, options) => {
    if (!workspace.isTrusted) throw new Error('nothing is run in a workspace that is not trusted');
    await workspace.saveAll(false);
    const chosen = await chooseWorkspace(shell, textOption(options, 'uri'));
    if (chosen === undefined) return undefined;
    const root = Uri.parse(chosen.root);
    const scope = workspace.getWorkspaceFolder(root) ?? TaskScope.Workspace;
    const code = await runToEnd(createTask({ type: 'parley', verb: 'generate' }, scope, root.fsPath));
    if (code === 0) window.setStatusBarMessage('Parley: the generated files are up to date', 5000);
    return code;
  },
};

/** The exit code of a task; undefined when it was ended by the user. */
async function runToEnd(task: Task): Promise<number | undefined> {
  let execution: TaskExecution | undefined;
  return new Promise((resolve, reject) => {
    const listener = tasks.onDidEndTaskProcess((event) => {
      if (event.execution !== execution) return;
      listener.dispose();
      resolve(event.exitCode);
    });
    tasks.executeTask(task).then((started) => {
      execution = started;
    }, reject);
  });
}
