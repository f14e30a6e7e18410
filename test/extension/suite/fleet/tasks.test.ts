import assert from 'node:assert/strict';
import {
  type Diagnostic,
  DiagnosticSeverity,
  ProcessExecution,
  Task,
  TaskScope,
  commands,
  tasks,
  workspace,
} from 'vscode';
import { fileUri, writeFile } from '../support/documents.ts';
import { allCodes, findingsIn } from '../support/findings.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { windowPage } from '../support/webview.ts';

const agent = 'agents/scheduling.agent.yaml';
const channels = 'channels/operation.channel.yaml';
const broken = 'agents/b.agent.yaml';

describe('the problem matcher', () => {
  before(async () => {
    await parley();
    await until('the fleet is sound', () => allCodes().length === 0);
  });

  it('has what a task prints among the problems, with its place, its severity and its rule', async () => {
    const prints = printing(
      `${agent}:6:3  error  there is no channel "x"  RECEIVE_UNRESOLVED`,
      '  did you mean "y"?',
      `${agent}:2:1  warning  two  words`,
      `${channels}:3:5  info  a hint  CHANNEL_UNUSED`,
      '2 problems (1 error, 1 warning)',
    );
    await whileRunning(prints, async () => {
      await until('all problems', () => shown(agent).length === 2 && shown(channels).length === 1);
      assert.deepEqual(shown(agent), [
        '1:0 Warning two  words ',
        '5:2 Error there is no channel "x" RECEIVE_UNRESOLVED',
      ]);
      assert.deepEqual(shown(channels), ['2:4 Information a hint CHANNEL_UNUSED']);
    });
    await forgetMatched();
    assert.deepEqual([...shown(agent), ...shown(channels)], []);
  });

  it('has what "check" prints where another task runs it, in the place of what the server found', async () => {
    await withBroken(async () => {
      const command = JSON.stringify(fileUri('node_modules/.bin/parley').fsPath);
      const check = `require('node:child_process').spawnSync(${command}, ['check'], { stdio: 'inherit', shell: true });`;
      await whileRunning(task('checks', check + stays), async () => {
        await until('the finding of the task', () =>
          findingsIn(broken).some((finding) => !isOfServer(finding)),
        );
        await commands.executeCommand('workbench.actions.view.problems');
        const rows = (await windowPage()).getByRole('treeitem', { name: /there is no channel "x"/u });
        await rows.first().waitFor();
        assert.equal(await rows.count(), 1);
      });
    });
  });

  it('leaves each finding as the server knows it after the task "check"', async () => {
    await withBroken(async () => {
      const before = findingsIn(broken).map(({ message }) => message);
      const check = (await tasks.fetchTasks({ type: 'parley' })).find(({ name }) => name === 'check');
      assert.ok(check);
      const ended = endOf(check);
      await tasks.executeTask(check);
      assert.equal(await ended, 1);
      await until('the findings of the server', () => findingsIn(broken).every(isOfServer));
      assert.deepEqual(
        findingsIn(broken).map(({ message }) => message),
        before,
      );
    });
  });
});

/** While there is an agent with one finding, which nobody has open. */
async function withBroken(act: () => Promise<void>): Promise<void> {
  await writeFile(broken, 'agent: b\nversion: 1.0.0\ndescription: Broken.\nreceives: { x: {} }\n');
  await until('a finding of the server', () => findingsIn(broken).length === 1);
  try {
    await act();
  } finally {
    await workspace.fs.delete(fileUri(broken));
    await forgetMatched();
    await until('no finding', () => allCodes().length === 0);
  }
}

/**
 * The editor reads what a task prints in its own time, and stops when the task ends. It shows the problems of a file when those
 * of another one begin.
 */
const stays = `console.log('parley.config.yaml:1:1  info  the end'); setInterval(() => undefined, 1e6)`;

/** A task that prints what `parley check` could have printed, and stays. */
function printing(...lines: readonly string[]): Task {
  return task('prints', `console.log(${JSON.stringify(lines.join('\n'))}); ${stays}`);
}

/** A task of somebody else that has our matcher. */
function task(name: string, script: string): Task {
  const options = { cwd: fileUri('').fsPath, env: { ELECTRON_RUN_AS_NODE: '1' } };
  const execution = new ProcessExecution(process.execPath, ['-e', script], options);
  return new Task({ type: 'shell' }, TaskScope.Workspace, name, 'test', execution, ['$parley']);
}

async function whileRunning(running: Task, act: () => Promise<void>): Promise<void> {
  const ended = endOf(running);
  const execution = await tasks.executeTask(running);
  try {
    await act();
  } finally {
    execution.terminate();
    await ended;
  }
}

/** The problems of a task go when one with the same matcher has ended. */
async function forgetMatched(): Promise<void> {
  await tasks.executeTask(task('nothing', ''));
  const paths = [agent, channels, broken, 'parley.config.yaml'];
  await until('no problem of a task', () => paths.flatMap(findingsIn).every(isOfServer));
}

/** The exit code of a task that is about to run; undefined where it was ended. */
async function endOf({ name }: Task): Promise<number | undefined> {
  return new Promise((resolve) => {
    const listener = tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== name) return;
      listener.dispose();
      resolve(exitCode);
    });
  });
}

/** The server's have the page of their rule; a matcher knows none. */
function isOfServer({ code }: Diagnostic): boolean {
  return typeof code === 'object';
}

function shown(path: string): readonly string[] {
  return findingsIn(path)
    .map(({ range, severity, message, code }) => {
      const place = `${range.start.line}:${range.start.character}`;
      return `${place} ${DiagnosticSeverity[severity]} ${message} ${typeof code === 'object' ? '' : (code ?? '')}`;
    })
    .sort();
}
