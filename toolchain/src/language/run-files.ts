import type { Range } from '../diagnostic.ts';
import { field } from '../model/fields.ts';
import { joinPointer, isObject } from '../source/pointer.ts';
import type { Workspace, WorkspaceDocument } from '../model/workspace.ts';
import { rangeInValue } from './text.ts';

/** A file that a command of the configuration's `run` starts; perhaps it is not there. */
export interface RunFile {
  readonly agent: string;
  readonly file: string;
  /** Where the configuration says so. */
  readonly range: Range;
}

const program = /(?<![\w/.-])[\w./{}@-]+\.(?:[cm]?[jt]sx?|py|rb|go|rs|jar|sh)(?![\w/.-])/g;

/** The programs that the `run` of a configuration names; `{agent}` stands for each agent of the workspace. */
export function runFilesIn(workspace: Workspace, { document, kind }: WorkspaceDocument): readonly RunFile[] {
  if (kind !== 'config') return [];
  const run = field(document.value, 'run');
  const agents = workspace.agents.filter(({ external, imported }) => !external && !imported);
  const find = (command: string, pointer: string, names: readonly string[]): readonly RunFile[] =>
    [...command.matchAll(program)].flatMap((match) => {
      const [file] = match;
      const slice = { value: command, start: match.index, end: match.index + file.length };
      const range = rangeInValue(document, pointer, slice);
      return names.map((agent) => ({ agent, range, file: pathOf(document.path, file, agent) }));
    });
  if (typeof run === 'string')
    return find(
      run,
      '/run',
      agents.map(({ name }) => name),
    );
  if (!isObject(run)) return [];
  return Object.entries(run).flatMap(([agent, command]) =>
    typeof command === 'string' ? find(command, joinPointer('', 'run', agent), [agent]) : [],
  );
}

/** The programs that a `run` for all agents finds by the name of one. */
export function programsCalled({ config }: Workspace, agent: string): readonly string[] {
  const { document, run } = config;
  if (document === undefined || typeof run !== 'string') return [];
  const files = [...run.matchAll(program)].map(([file]) => file).filter((file) => file.includes('{agent}'));
  return files.map((file) => pathOf(document.path, file, agent));
}

/** Commands run in the folder of the configuration. */
function pathOf(config: string, file: string, agent: string): string {
  const folder = config.slice(0, config.lastIndexOf('/') + 1);
  return folder + file.replace(/^(?:\.\/)+/, '').replaceAll('{agent}', agent);
}
