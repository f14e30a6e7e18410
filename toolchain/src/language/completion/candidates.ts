import { unitOf, examplesOf, usualTexts } from './examples.ts';
import { describeAmount } from '../hover/amounts.ts';
import { describeValue } from '../../schema/describe.ts';
import { formatNames } from '../../schema/formats.ts';
import { keywordWords } from '../shape/keyword-words.ts';
import { defaultOf } from '../shape/defaults.ts';
import { isData, placeIn } from '../shape/document-shapes.ts';
import { keyDocumentation } from '../hover/key-words.ts';
import { type Member, type Shape, descriptionOf, isMap, membersOf, shapesBelow } from '../shape/shape.ts';
import { describeSchema } from '../hover/schema-words.ts';
import { type Ask, presentItems, presentKeys } from './ask.ts';
import { choicesOf, draftOf, isOfType } from './draft.ts';
import type { Candidate, Draft } from './item.ts';
import { keyNames, valueNames } from './names.ts';
import { keywordRank } from './keyword-rank.ts';
import type { Slot } from './slot.ts';

/** What may be written for one ask. */
export function candidatesFor(slot: Slot, ask: Ask): readonly Candidate[] {
  const candidates = ask.as === 'key' ? keyCandidates(slot, ask) : valueCandidates(slot, ask);
  // A text that does not parse has names that are none.
  return candidates.filter(({ value }) => value !== '');
}

function keyCandidates(slot: Slot, { keys, shapes }: Ask): readonly Candidate[] {
  const present = presentKeys(slot, keys);
  // Behind every name there is the same.
  const draft = nameDraft(slot, shapes, [...keys, unnamed]);
  const names = keyNames(slot, keys).map((name) => ({ ...name, draft }));
  const place = placeIn(slot.entry.kind, keys);
  const isSchema = place?.kind === 'message' && isSchemaShape(shapes);
  const members = membersOf(shapes)
    .filter(({ name }) => !outdated.has(name) && (name !== '$comment' || !slot.style.json))
    .flatMap((member, index) => {
      const rank = isSchema ? keywordRank(slot, keys, member.name) : member.name === '$schema' ? 200 : index;
      return rank === undefined
        ? []
        : toKey(slot, member, { keys, rank: member.required ? index : 100 + rank, isSchema });
    });
  return [...names, ...members, ...noteKey(slot, isMap(shapes))].filter(
    ({ value }) => !present.has(String(value)),
  );
}

/** A name that no schema gives. */
const unnamed = '\0';

/** Whether keys are keywords: a schema is written, no example of one. */
function isSchemaShape(shapes: readonly Shape[]): boolean {
  return membersOf(shapes).some(({ name }) => name === '$dynamicAnchor');
}

/** JSON has no comments: findings are left out by a member. */
function noteKey({ entry, style }: Slot, isNamed: boolean): readonly Candidate[] {
  if (!style.json || isNamed || isData(entry)) return [];
  const draft: Draft = { kind: 'blank' };
  const documentation = keywordWords.$comment;
  return [{ value: '$comment', kind: 'key', detail: 'a note', documentation, rank: 900, draft }];
}

/** Keys that the check warns of, or that do nothing. */
const outdated: ReadonlySet<string> = new Set(['definitions', '$vocabulary']);

function toKey(
  { entry }: Slot,
  { name, shapes, required }: Member,
  { keys, rank, isSchema }: { keys: readonly string[]; rank: number; isSchema: boolean },
): Candidate {
  const usual = defaultOf(shapes);
  const detail = required
    ? 'required'
    : usual === undefined
      ? describeKey(shapes)
      : `default ${typeof usual === 'string' ? usual : describeValue(usual)}`;
  return {
    value: name,
    kind: isSchema ? 'keyword' : 'key',
    detail,
    documentation: keyDocumentation(entry.kind, [...keys, name], shapes),
    rank,
    draft: keyDraft(entry.kind, [...keys, name], shapes),
  };
}

/** Texts that are usual take the place of an empty one. */
function keyDraft(document: Slot['entry']['kind'], keys: readonly string[], shapes: readonly Shape[]): Draft {
  const draft = draftOf(shapes);
  if (draft.kind !== 'blank') return draft;
  const kind = placeIn(document, keys)?.kind ?? '';
  const usual = kind === 'message' && keys.at(-1) === 'format' ? formatNames : usualTexts(kind, keys);
  return usual.length === 0 ? draft : { kind: 'stop', choices: usual };
}

function describeKey(shapes: readonly Shape[]): string {
  const unit = unitOf(shapes);
  return unit ?? describeSchema(shapes);
}

/** The value behind a name: an object is written on the same line. */
function nameDraft(slot: Slot, shapes: readonly Shape[], keys: readonly string[]): Draft {
  const draft = draftOf(shapesBelow(shapes, keys.at(-1) ?? ''));
  const place = placeIn(slot.entry.kind, keys);
  const isSchema = place?.kind === 'message' || (keys.length === 4 && keys[2] === 'parameters');
  return isSchema ? { kind: 'map', members: [] } : draft;
}

function valueCandidates(slot: Slot, { keys, shapes }: Ask): readonly Candidate[] {
  const present = presentItems(slot, keys);
  const kind = placeIn(slot.entry.kind, keys)?.kind ?? '';
  const names = valueNames(slot, keys);
  const usual = defaultOf(shapes);
  const words = choicesOf(shapes).map((value): Candidate => ({
    value,
    kind: 'value',
    detail: value === usual ? 'default' : undefined,
    documentation: descriptionOf(shapes),
    rank: value === usual ? 99 : 50,
  }));
  const isText = isOfType(shapes, 'string') || isOfType(shapes, 'number') || isOfType(shapes, 'integer');
  const samples = isText || words.length === 0 ? [...examplesOf(shapes), ...usualTexts(kind, keys)] : [];
  const examples = samples.map((value, index): Candidate => ({
    value,
    kind: 'example',
    detail: [value === usual ? 'default' : '', describeAmount(value, unitOf(shapes)) ?? '']
      .filter((part) => part !== '')
      .join(', '),
    documentation: descriptionOf(shapes),
    rank: 60 + index,
  }));
  const others = unique([...words, ...examples]);
  const isNamed = (value: unknown): boolean => names.some((name) => name.value === value);
  const all = [...names, ...others.filter(({ value }) => !isNamed(value))];
  return present.size === 0 ? all : all.filter(({ value }) => !present.has(value));
}

function unique(candidates: readonly Candidate[]): readonly Candidate[] {
  const first = new Map<unknown, Candidate>();
  for (const candidate of candidates) if (!first.has(candidate.value)) first.set(candidate.value, candidate);
  return [...first.values()];
}
