import { keyCoverage } from '../../explain/keys.ts';
import type { WorkspaceDocument } from '../../model/workspace.ts';
import { keywordKind } from '../../schema/keywords.ts';
import { placeIn } from './document-shapes.ts';

/** The rules that look at a key, and why there is none where one would expect it. */
export interface KeyRules {
  readonly rules: readonly string[];
  readonly note: string | undefined;
}

const coverage = new Map(keyCoverage.map((entry) => [entry.key, entry]));

/** What the check has to say of a key; undefined: nothing. */
export function rulesOfKey(kind: WorkspaceDocument['kind'], keys: readonly string[]): KeyRules | undefined {
  const entry = coverage.get(keyName(kind, keys) ?? '');
  return entry && { rules: entry.rules, note: entry.note };
}

/** A key as explanations name it; undefined: a name that people give. */
function keyName(kind: WorkspaceDocument['kind'], keys: readonly string[]): string | undefined {
  const place = placeIn(kind, keys);
  const [first = ''] = keys;
  switch (place?.kind) {
    case 'message':
      return keywordName(place.keys);
    case 'channel':
      if (first !== 'channels' || keys.length === 1) return `channels.${first}`;
      return keys.length === 2 ? undefined : ['channel', ...keys.slice(2)].join('.');
    case 'agent':
      return joined('agent', keys, first === 'receives' || first === 'sends');
    case 'config':
      return joined('config', keys, first === 'brokers');
    default:
      return undefined;
  }
}

function joined(kind: string, keys: readonly string[], holdsNames: boolean): string | undefined {
  const isNamed = holdsNames && keys.length > 1;
  return isNamed && keys.length === 2 ? undefined : [kind, ...without(keys, isNamed)].join('.');
}

/** Without the name behind the first key. */
function without(keys: readonly string[], isNamed: boolean): readonly string[] {
  return isNamed ? [...keys.slice(0, 1), ...keys.slice(2)] : keys;
}

function keywordName(keys: readonly string[]): string | undefined {
  for (let at = 0; at < keys.length;) {
    const kind = keywordKind(keys[at] ?? '');
    if (at === keys.length - 1) return `schema.${keys[at] ?? ''}`;
    if (kind !== 'schema' && kind !== 'list' && kind !== 'map') return undefined;
    at += kind === 'schema' ? 1 : 2;
  }
  return undefined;
}
