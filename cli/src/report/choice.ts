import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { nearestOf } from '@parley/toolchain/nearest';
import { Failure } from '../failure.ts';

/** Every format of `--format`. */
export const formatNames = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const;
export type FormatName = (typeof formatNames)[number];

/** One `--format`: what is written, and where to. */
export interface FormatChoice {
  readonly name: FormatName;
  /** Undefined: stdout. */
  readonly file: string | undefined;
}

/** Collects `FORMAT` or `FORMAT=FILE` of the repeatable option. */
export function collectFormat(text: string, before: readonly FormatChoice[] = []): readonly FormatChoice[] {
  const at = text.indexOf('=');
  const given = at === -1 ? text : text.slice(0, at);
  const name = formatNames.find((known) => known === given);
  if (name === undefined) throw new InvalidArgumentError(unknownFormat(given));
  if (at === text.length - 1) throw new InvalidArgumentError(`A file must follow "${given}=".`);
  return [...before, { name, file: at === -1 ? undefined : text.slice(at + 1) }];
}

/** Refuses two reports in one place: neither could be read. */
export function assertApart(choices: readonly FormatChoice[]): void {
  for (const [index, choice] of choices.entries()) {
    const other = choices.slice(0, index).find((before) => placeOf(before) === placeOf(choice));
    if (other === undefined) continue;
    const { name, file } = choice;
    const place = file ?? 'stdout';
    throw new Failure(`"--format ${other.name}" and "--format ${name}" both write to ${place}`, {
      hint: `Give each a file of its own, such as --format ${name}=report.${name}`,
    });
  }
}

function placeOf({ file }: FormatChoice): string | undefined {
  return file === undefined ? undefined : resolve(file);
}

function unknownFormat(given: string): string {
  const near = nearestOf(given.toLowerCase(), formatNames);
  const list = `Formats are ${formatNames.join(', ')}.`;
  return near === undefined ? list : `Did you mean ${near}? ${list}`;
}
