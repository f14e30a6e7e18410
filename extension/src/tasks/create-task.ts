import {
  ShellExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  TaskScope,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import { commandOf } from './command-of.ts';

/** What a task of the type `parley` says in `tasks.json`. */
export interface ParleyTask extends TaskDefinition {
  readonly verb: string;
  readonly args?: readonly string[];
}

/** A verb of the command as a task; `cwd` is the folder it runs in, else that of the scope. */
export function createTask(definition: ParleyTask, scope: WorkspaceFolder | TaskScope, cwd?: string): Task {
  const { verb, args = brokerOf(definition.verb) } = definition;
  const folder = cwd ?? (typeof scope === 'object' ? scope.uri.fsPath : undefined);
  const execution = new ShellExecution(
    commandOf(folder),
    [verb, ...args],
    folder === undefined ? {} : { cwd: folder },
  );
  const task = new Task(definition, scope, verb, 'parley', execution, verb === 'check' ? ['$parley'] : []);
  if (verb === 'check') task.group = TaskGroup.Test;
  if (verb === 'generate') task.group = TaskGroup.Build;
  task.isBackground = verb === 'dev' || verb === 'tail';
  return task;
}

/** The broker of the settings, for what listens to one. */
function brokerOf(verb: string): readonly string[] {
  const broker = workspace.getConfiguration('parley').get<string>('broker', '');
  return verb === 'tail' && broker !== '' ? ['--broker', broker] : [];
}
