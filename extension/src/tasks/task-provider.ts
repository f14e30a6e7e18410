import {
  type Task as EditorTask,
  type TaskDefinition,
  type TaskScope,
  type WorkspaceFolder,
  ShellExecution,
  Task,
  TaskGroup,
  tasks,
  workspace,
} from 'vscode';
import type { Shell } from '../shell.ts';
import { commandOf } from './command-of.ts';

interface ParleyTask extends TaskDefinition {
  readonly verb: string;
  readonly args?: readonly string[];
}

const offered = ['check', 'generate', 'dev', 'tail'];

/** `parley check` and its like as tasks of the editor; they run programs, so only in a trusted workspace. */
export function registerTasks({ context }: Shell): void {
  const provider = {
    provideTasks: () => (workspace.isTrusted ? (workspace.workspaceFolders ?? []).flatMap(tasksOf) : []),
    resolveTask: ({ definition, scope }: EditorTask) =>
      workspace.isTrusted && scope !== undefined ? createTask(definition as ParleyTask, scope) : undefined,
  };
  context.subscriptions.push(tasks.registerTaskProvider('parley', provider));
}

function tasksOf(folder: WorkspaceFolder): EditorTask[] {
  return offered.map((verb) => createTask({ type: 'parley', verb }, folder));
}

function createTask(definition: ParleyTask, scope: WorkspaceFolder | TaskScope): EditorTask {
  const { verb, args = brokerOf(definition.verb) } = definition;
  const execution = new ShellExecution(commandOf(scope), [verb, ...args]);
  const matchers = verb === 'check' ? ['$parley'] : [];
  const task = new Task(definition, scope, verb, 'parley', execution, matchers);
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
