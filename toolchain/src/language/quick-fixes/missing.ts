import { structureErrors } from '../../check/structure/structure-errors.ts';
import { linksOf } from '../../model/link.ts';
import { agentNamePattern, channelNamePattern } from '../../model/names.ts';
import { type Place, below } from '../../model/place.ts';
import { isObject, valueAt } from '../../source/pointer.ts';
import type { TextEdit } from '../edit.ts';
import { type Change, fix, set } from './change.ts';
import type { Fix, FixRequest, Fixer, Fixers } from './fix.ts';
import { fileStem } from '../rename/file-stem.ts';

const maxChoices = 5;

/** A key that has to be there, with what is most likely meant. */
const missingKeys: Fixer = ({ entry, finding, workspace }) =>
  structureErrors(entry, 'missing-key')
    .filter(({ place, part }) => {
      const { start, end } = place.document.locate(place.pointer, part);
      return start.offset === finding.range.start.offset && end.offset === finding.range.end.offset;
    })
    .flatMap(({ place, error }) => {
      const key = error.property ?? '';
      return valuesFor({ key, place, workspace }).flatMap((value) =>
        fix(
          `Add ${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
          'look',
          set(place, key, value),
        ),
      );
    });

interface Missing {
  readonly key: string;
  readonly place: Place;
  readonly workspace: FixRequest['workspace'];
}

function valuesFor({ key, place, workspace }: Missing): readonly unknown[] {
  const { path } = place.document;
  switch (key) {
    case 'agent': {
      const stem = fileStem(path);
      return agentNamePattern.test(stem) ? [stem] : [];
    }
    case 'channels':
      return [{}];
    case 'messages':
      return messagesFor(place, workspace).map((type) => [type]);
    case 'channel':
      return replyChannels(place, workspace);
    case 'url':
      return ['mqtt://localhost:1883'];
    default:
      return [];
  }
}

/** The types whose names have most in common with that of the channel; what no channel carries yet comes first. */
function messagesFor({ pointer }: Place, workspace: FixRequest['workspace']): readonly string[] {
  const channel = pointer.split('/').at(-1) ?? '';
  const { carriers } = linksOf(workspace);
  const rank = (type: string): number =>
    (type.split('.').some((level) => channel.includes(level)) ? 2 : 0) + (carriers.has(type) ? 0 : 1);
  const types = [...new Set(workspace.messages.map(({ type }) => type))];
  return types.sort((left, right) => rank(right) - rank(left)).slice(0, maxChoices);
}

/** Channels without an address live in inboxes, where replies come. */
function replyChannels({ pointer, document }: Place, workspace: FixRequest['workspace']): readonly string[] {
  const request = pointer.split('/')[2] ?? '';
  const others = workspace.channels.filter(
    ({ name, resolved }) => name !== request && resolved.reply === null,
  );
  const rank = (channel: (typeof others)[number]): number =>
    (channel.resolved.address === null ? 2 : 0) + (channel.place.document === document ? 1 : 0);
  return [...others]
    .sort((left, right) => rank(right) - rank(left))
    .slice(0, maxChoices)
    .map(({ name }) => name)
    .filter((name) => channelNamePattern.test(name));
}

const saying = 'what it is for';

/** A description to write. */
const describe =
  (text: string): Fixer =>
  ({ place, keys, finding }) => {
    const isSchema = finding.code === 'MESSAGE_WITHOUT_DESCRIPTION';
    const isChannel = keys[0] === 'channels';
    const target = { document: place.document, pointer: isChannel && !isSchema ? place.pointer : '' };
    return fix('Add a description', 'look', withPlaceholder(set(target, 'description', text), text));
  };

/** The words that are to be replaced. */
export function withPlaceholder(change: Change, words: string): Change {
  if (change.edits === undefined) return change;
  const { file, list } = change.edits;
  const marked = list.map((edit): TextEdit => {
    const start = edit.text.indexOf(words);
    return start < 0 ? edit : { ...edit, placeholder: { start, end: start + words.length } };
  });
  return { edits: { file, list: marked } };
}

const parameters: Fixer = ({ place, keys, finding, workspace }) => {
  const name = /^\{(.*)\} has no entry/.exec(finding.message)?.[1];
  const channel = workspace.channels.find(
    (other) => other.name === keys[1] && other.place.document === place.document,
  );
  if (name === undefined || channel === undefined) return [];
  const schema = { type: 'string' };
  const hasOthers = isObject(channel.raw.parameters);
  const change = hasOthers
    ? set(below(channel.place, 'parameters'), name, schema)
    : set(channel.place, 'parameters', { [name]: schema });
  return fix(`Add the parameter "${name}"`, 'safe', change);
};

/** The member becomes a required one of the message. */
const required: Fixer = ({ workspace, value, finding }): readonly Fix[] => {
  const type = /is no required member of "(.*)"$/.exec(finding.message)?.[1];
  const message = linksOf(workspace).messages.get(type ?? '');
  const [, name, ...deeper] = typeof value === 'string' ? value.split('/') : [];
  if (message === undefined || message.imported || name === undefined || deeper.length > 0) return [];
  if (!isObject(valueAt(message.document.value, `/properties/${name}`))) return [];
  const list = valueAt(message.document.value, '/required');
  const names: readonly unknown[] = Array.isArray(list) ? list : [];
  const change = set({ document: message.document, pointer: '' }, 'required', [
    ...names,
    name.replaceAll('~1', '/').replaceAll('~0', '~'),
  ]);
  return fix(`Require "${name}" in "${message.type}"`, 'look', change);
};

export const missingFixes: Fixers = {
  KEY_MISSING: missingKeys,
  CHANNEL_DESCRIPTION_MISSING: describe(saying),
  AGENT_DESCRIPTION_MISSING: describe('what it does'),
  MESSAGE_WITHOUT_DESCRIPTION: describe('what it says'),
  ADDRESS_PARAMETER_UNDECLARED: parameters,
  ORDER_BY_MISSING: required,
};
