import { isSlip, readSuggestions } from '../../check/did-you-mean.ts';
import { isOwnVocabulary } from './vocabulary.ts';
import { type Change, editFile, fix, renameKey } from './change.ts';
import type { Fix, FixRequest } from './fix.ts';
import { linksOf } from '../../model/link.ts';
import { valueAt } from '../../source/pointer.ts';
import { spell } from '../spelling.ts';
import { innerRange } from '../text.ts';

/** Writes one of the names that the hint of a finding offers in the place of the one that is there. */
export function suggestionFixes(request: FixRequest): readonly Fix[] {
  const { finding } = request;
  const { nearest, names } = readSuggestions(finding.hint);
  const written = writtenAt(request);
  if (written === undefined) return [];
  const listed = siblings(request);
  const plausible = names.filter((name) => !listed.includes(name) && isPlausible(request, name));
  return plausible.flatMap((name) => {
    const isSafe = nearest === name && isOwnVocabulary(finding.code) && isSlip(written, name);
    return fix(`Write "${name}"`, isSafe ? 'safe' : 'look', changeTo(request, written, name));
  });
}

/** What the list of a value holds besides it. */
function siblings({ document, place, part }: FixRequest): readonly unknown[] {
  const holder = valueAt(document.value, place.pointer.slice(0, Math.max(place.pointer.lastIndexOf('/'), 0)));
  return part === 'value' && Array.isArray(holder) ? holder : [];
}

type Test = (request: FixRequest, name: string) => boolean;

/** A name that is there may still be none that can stand in this place. */
function isPlausible(request: FixRequest, name: string): boolean {
  return tests[request.finding.code]?.(request, name) ?? true;
}

const isOther: Test = ({ keys }, name) => name !== keys[1];

const tests: Readonly<Record<string, Test>> = {
  CHANNEL_SUCCESSOR_UNRESOLVED: isOther,
  CHANNEL_REPLY_UNRESOLVED: (request, name) => {
    const { channels } = linksOf(request.workspace);
    return isOther(request, name) && channels.get(name)?.resolved.reply === null;
  },
  FALLBACK_UNRESOLVED: (request, name) => {
    const { channels } = linksOf(request.workspace);
    const carried = new Set(channels.get(name)?.resolved.messages);
    const sent = channels.get(request.keys[1] ?? '')?.resolved.messages ?? [];
    return isOther(request, name) && sent.every((type) => carried.has(type));
  },
  BACKUP_UNRESOLVED: ({ workspace, document }, name) => {
    const agent = workspace.agents.find(({ place }) => place.document === document);
    const taken = new Set(
      linksOf(workspace)
        .agents.get(name)
        ?.receives.map(({ key }) => key),
    );
    return agent?.receives.every(({ key }) => taken.has(key)) ?? true;
  },
};

/** The name that is not known. */
function writtenAt({ finding, document, part, keys, value }: FixRequest): string | undefined {
  const parameter = /^\{(.*)\} has no entry/.exec(finding.message)?.[1];
  if (parameter !== undefined) return parameter;
  if (finding.code.startsWith('SUPPRESSION_'))
    return document.text.slice(finding.range.start.offset, finding.range.end.offset);
  if (part === 'key') return keys.at(-1);
  return typeof value === 'string' ? value : undefined;
}

function changeTo(request: FixRequest, written: string, name: string): Change {
  const { finding, document, part, place, value } = request;
  const { range } = finding;
  const isComment =
    document.text.slice(range.start.offset, range.end.offset) === written && place.pointer === '';
  if (isComment) return editFile(document.path, [{ range, text: name }]);
  if (part === 'key') return renameKey(place, name);
  const inner = innerRange(document, place.pointer);
  const text = typeof value === 'string' ? reworded(finding.code, value, { written, name }) : name;
  return editFile(document.path, [{ range: inner, text: spell(document, inner.start.offset, text) }]);
}

/** Of some values only a part is wrong. */
function reworded(
  code: string,
  value: string,
  { written, name }: { readonly written: string; readonly name: string },
): string {
  if (code === 'ADDRESS_PARAMETER_UNDECLARED') return value.replace(`{${written}}`, `{${name}}`);
  if (code === 'SUPPRESSION_RULE_UNKNOWN') return value.replace(written, name);
  if (code !== 'SCHEMA_REF_UNRESOLVED' || name.includes('#')) return name;
  const hash = value.indexOf('#');
  if (hash < 0) return name;
  // Either the file is not there or an anchor in it; only a path has a dot or a slash.
  const isFile = /[./]/.test(name);
  return isFile ? name + value.slice(hash) : `${value.slice(0, hash + 1)}${name}`;
}
