import fc from 'fast-check';
import { explanations } from '#toolchain/explain/explanations.ts';
import { readMarks } from '#toolchain/explain/marks.ts';
import type { WorkspaceFile } from '#toolchain/model/workspace.ts';
import { agentCases } from './agent-cases.ts';
import { channelCases } from './channel-cases.ts';
import { soundFiles } from './check-case.ts';
import { flowCases } from './flow-cases.ts';
import { readingCases } from './reading-cases.ts';
import { schemaCases } from './schema-cases.ts';
import { structureCases } from './structure-cases.ts';

/** The files of a workspace while somebody works on it. */
export type Files = ReadonlyMap<string, WorkspaceFile>;

/** One step of that work. */
export type Edit = (files: Files) => Files;

/** Every text of every case of the rules, and of their examples: mistakes that somebody may make, and mends. */
const texts: readonly (readonly [string, string])[] = [
  ...[agentCases, channelCases, flowCases, readingCases, schemaCases, structureCases]
    .flat()
    .flatMap(({ files }) => Object.entries(files)),
  ...explanations.flatMap(({ bad = {}, good = {} }) => [...Object.entries(bad), ...Object.entries(good)]),
]
  .map(([path, text]): readonly [string, string] => [path, readMarks(text).text])
  .filter(([, text]) => text.length < 10_000);

const paths = [...new Set([...Object.keys(soundFiles), ...texts.map(([path]) => path)])];
const folders = ['agents', 'channels', 'messages'];

export const soundWorkspace: Files = new Map(
  Object.entries(soundFiles).map(([path, text]) => [path, { path, text }]),
);

/** Half of the edits mend a file or all files, so that what is found after an edit is not always much. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts).map(([path, text]) => write(path, text)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...Object.entries(soundFiles)).map(([path, text]) => write(path, text)),
  },
  { weight: 1, arbitrary: fc.constant<Edit>(() => soundWorkspace) },
  { weight: 2, arbitrary: fc.constantFrom(...paths).map(remove) },
  { weight: 1, arbitrary: fc.constantFrom(...paths).map(toggleImported) },
  {
    weight: 1,
    arbitrary: fc.record({ path: fc.constantFrom(...paths), name: fc.constantFrom('a', 'z') }).map(move),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        path: fc.constantFrom(...paths),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        remove: fc.nat(8),
        insert: fc.constantFrom('', 'x', '\n', '#', '{', ': ', '- ', '"'),
      })
      .map(damage),
  },
);

function write(path: string, text: string): Edit {
  return (files) => new Map(files).set(path, { ...files.get(path), path, text });
}

function remove(path: string): Edit {
  return (files) => new Map([...files].filter(([other]) => other !== path));
}

function toggleImported(path: string): Edit {
  return (files) => {
    const file = files.get(path);
    return file === undefined
      ? files
      : new Map(files).set(path, { ...file, imported: file.imported !== true });
  };
}

/** Into another folder, so that it comes before or after the others. */
function move({ path, name }: { readonly path: string; readonly name: string }): Edit {
  return (files) => {
    const file = files.get(path);
    const folder = folders.find((candidate) => path.startsWith(`${candidate}/`));
    if (file === undefined || folder === undefined) return files;
    const to = path.replace(folder, `${folder}/${name}`);
    return new Map(remove(path)(files)).set(to, { ...file, path: to });
  };
}

interface Damage {
  readonly path: string;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

function damage({ path, at, remove: count, insert }: Damage): Edit {
  return (files) => {
    const file = files.get(path);
    if (file === undefined) return files;
    const start = Math.floor(at * file.text.length);
    return write(path, file.text.slice(0, start) + insert + file.text.slice(start + count))(files);
  };
}
