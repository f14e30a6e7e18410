import { messageTypePattern } from '../../model/names.ts';
import { linksOf } from '../../model/link.ts';
import type { MessageDeclaration } from '../../model/workspace.ts';
import { isObject, valueAt } from '../../source/pointer.ts';
import { applyTextEdits } from '../edit.ts';
import { usesIn } from '../references/uses-in.ts';
import { respell } from '../spelling.ts';
import { append, set, toEdit } from '../quick-fixes/change.ts';
import { withStem } from '../rename/file-stem.ts';
import type { RefactorRequest, Refactoring } from './refactoring.ts';

/** The next version of a message: a copy of its schema, carried beside it. Who sends and who receives which is for the agents to say. */
export function newMajor(request: RefactorRequest): readonly Refactoring[] {
  const { workspace } = request;
  const message = messageAt(request);
  if (message === undefined || message.imported || !messageTypePattern.test(message.type)) return [];
  const { document, type } = message;
  const next = nextVersion(type, new Set(workspace.messages.map((other) => other.type)));
  const path = withStem(document.path, next);
  if (!isObject(document.value) || linksOf(workspace).documents.has(path)) return [];
  const entry = linksOf(workspace).documents.get(document.path);
  const ids = (entry === undefined ? [] : usesIn(entry).all).filter(({ role }) => role === '$id');
  const text = applyTextEdits(
    document.text,
    ids.map((use) => respell(use, next)),
  );
  const carriers = linksOf(workspace).carriers.get(type) ?? [];
  const carried = carriers
    .filter(({ imported }) => !imported)
    .map(({ place }) => append(place, 'messages', next));
  const changes = [...carried, { create: { path, text } }];
  const title = `New major version ${next}`;
  const plain: Refactoring = { title, kind: 'refactor.rewrite', edit: toEdit(changes) };
  if (valueAt(document.value, '/deprecated') === true) return [plain];
  const edit = toEdit([...changes, set({ document, pointer: '' }, 'deprecated', true)]);
  return [plain, { title: `${title}, ${type} is deprecated`, kind: 'refactor.rewrite', edit }];
}

/** The message of a schema file, at one of its outermost keys, or the one that a channel or an agent names. */
function messageAt({ entry, workspace, document, cursor }: RefactorRequest): MessageDeclaration | undefined {
  if (entry.kind === 'message')
    return cursor.keys.length <= 1
      ? workspace.messages.find((message) => message.document === document)
      : undefined;
  // `channels.NAME.messages`, `receives.NAME.messages`, `sends.NAME.messages`.
  const isName = cursor.keys[2] === 'messages';
  const type = isName ? valueAt(document.value, cursor.pointer) : undefined;
  return typeof type === 'string' ? linksOf(workspace).messages.get(type) : undefined;
}

function nextVersion(type: string, taken: ReadonlySet<string>): string {
  const [, base = type, version = '1'] = /^(.*\.v)(\d+)$/.exec(type) ?? [];
  for (let next = Number(version) + 1; ; next++)
    if (!taken.has(base + String(next))) return base + String(next);
}
