import { explanations } from '#toolchain/explain/explanations.ts';
import { readMarks } from '#toolchain/explain/marks.ts';
import type { Random } from '../../bench/check/random.ts';
import { ask, applyAnswer } from './ask.ts';
import type { ScriptedEditor } from './scripted-editor.ts';

/** What somebody, or something, does next. */
export type Step = (editor: ScriptedEditor, random: Random) => Promise<void>;

export type Texts = readonly [TextOfFile, ...TextOfFile[]];
type TextOfFile = readonly [path: string, text: string];

const config = 'parley.config.yaml';
const scraps = [
  '',
  '',
  'x',
  '\n',
  '#',
  '{',
  '}',
  ': ',
  '- ',
  '"',
  '\t',
  '&a ',
  '*a',
  '---\n',
  '😀',
  '|',
  '%',
];
/** Every text of the examples of all rules: mistakes that somebody may make, and mends. */
const examples = explanations
  .flatMap(({ bad = {}, good = {} }) => [...Object.entries(bad), ...Object.entries(good)])
  .map(([path, text]): TextOfFile => [path, readMarks(text).text]);

/** The steps, each as often as it stands here; `sound` are the texts of a workspace in which nothing is wrong. */
export function stepsOf(sound: Texts): readonly [Step, ...Step[]] {
  const often = (times: number, step: Step): readonly Step[] => Array.from({ length: times }, () => step);
  const [first = type, ...others] = [
    ...often(30, type),
    ...often(6, mend(sound)),
    ...often(5, save),
    ...often(5, close),
    ...often(6, writeExample),
    ...often(4, remove),
    ...often(3, rename),
    ...often(25, ask),
    ...often(6, applyAnswer),
    ...often(1, removeFolder),
    ...often(1, restore(sound)),
    ...often(1, configure),
  ];
  return [first, ...others];
}

const type: Step = async (editor, random) => {
  const path = anyPath(editor, random);
  if (path === undefined || path === config) return;
  const text = editor.textOf(path);
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + (random.chance(20) ? random.below(200) : random.below(4)));
  await editor.type(path, { start, end, text: random.pick(toPick(scraps)) });
};

/** A text of a document as a whole is what it was at first. */
function mend(sound: Texts): Step {
  return async (editor, random) => {
    const [path, text] = random.pick(sound);
    if (random.chance(50) || !editor.isThere(path) || path === config) editor.writeFile(path, text);
    if (editor.open.has(path)) await editor.type(path, { start: 0, end: editor.textOf(path).length, text });
  };
}

const save: Step = async (editor, random) => {
  const path = anyOpen(editor, random);
  if (path !== undefined) await editor.save(path);
};

const close: Step = async (editor, random) => {
  const path = anyOpen(editor, random);
  if (path !== undefined) await editor.close(path);
};

/** A file comes, or has another text, as after a pull. */
const writeExample: Step = (editor, random) => {
  const [path, text] = random.pick(toPick(examples));
  if (path !== config) editor.writeFile(path, text);
  return Promise.resolve();
};

const remove: Step = async (editor, random) => {
  const path = anyPath(editor, random);
  if (path !== undefined) await editor.remove(path);
};

const rename: Step = async (editor, random) => {
  const path = anyPath(editor, random);
  if (path === undefined) return;
  const text = editor.textOf(path);
  await editor.remove(path);
  editor.writeFile(path.replace(/(\w)\.(?=channel|agent|v\d|schema)/u, '$1x.'), text);
};

const removeFolder: Step = (editor, random) =>
  editor.remove(random.pick(['agents', 'channels', 'messages', config]));

/** As after `git checkout`: everything else goes too. */
function restore(sound: Texts): Step {
  return async (editor) => {
    const wanted = new Set(sound.map(([path]) => path));
    for (const path of editor.paths()) if (!wanted.has(path)) await editor.remove(path);
    for (const [path, text] of sound) editor.writeFile(path, text);
    for (const path of [...editor.open.keys()]) await editor.close(path);
  };
}

const configure: Step = (editor, random) => {
  const texts = [
    'include: [agents, channels]\n',
    'include: [nowhere]\n',
    'check: { except: [SEND_WITHOUT_RECEIVER], strict: true }\n',
    'include: [.]\nrubbish: [\n',
    'imports: [./agents]\n',
    '',
  ] as const;
  editor.writeFile(config, random.pick(texts));
  return Promise.resolve();
};

function anyPath(editor: ScriptedEditor, random: Random): string | undefined {
  const paths = editor.paths();
  return paths[random.below(paths.length)];
}

function anyOpen({ open }: ScriptedEditor, random: Random): string | undefined {
  return [...open.keys()][random.below(open.size)];
}

function toPick<T>(items: readonly T[]): readonly [T, ...T[]] {
  const [first, ...others] = items;
  if (first === undefined) throw new Error('nothing to pick from');
  return [first, ...others];
}
