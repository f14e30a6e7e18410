import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isObject, parsePointer } from '#toolchain/source/pointer.ts';
import { type Fleet, setAt, type Spot, valueAt, walk } from './fleet.ts';

import type { Mutant, Operator } from './mutant.ts';

/** Examples whose members are dropped, added or of another type; ajv tells which of them are still valid. */
export const exampleMutants: Operator = (fleet) =>
  examples(fleet).flatMap(({ file, pointer }) => {
    const isValid = createJudge(fleet, file);
    const found: Mutant[] = [];
    walk(valueAt(fleet.get(file), parsePointer(pointer)), (value, inner) => {
      const place = { file, pointer: pointer + inner };
      for (const [what, other] of otherValues(value)) {
        const changed = setAt(fleet, place, other);
        if (isValid(valueAt(changed.get(file), parsePointer(pointer)))) continue;
        const lines = [...ancestors(place, pointer), { file, pointer: `${place.pointer}/unknownMember` }];
        found.push({
          operator: `${what} in an example`,
          at: `${file}${place.pointer}`,
          fleet: changed,
          wanted: [lines],
        });
      }
      if (inner === '') return;
      const dropped = setAt(fleet, place, undefined);
      if (isValid(valueAt(dropped.get(file), parsePointer(pointer)))) return;
      const wanted = [ancestors({ file, pointer: place.pointer.replace(/\/[^/]*$/, '') }, pointer)];
      found.push({
        operator: 'drop a member of an example',
        at: `${file}${place.pointer}`,
        fleet: dropped,
        wanted,
      });
    });
    return found;
  });

/** Schema members that are dropped or of another type: not every one can be noticed, the share is reported. */
export const memberMutants: Operator = (fleet) => {
  const found: Mutant[] = [];
  for (const [file, root] of fleet) {
    if (!file.includes('.schema.')) continue;
    walk(root, (value, pointer) => {
      const place = { file, pointer };
      const mutant = { at: `${file}${pointer}`, wanted: [[place]] };
      if (/\/properties\/[^/]+$/.test(pointer)) {
        found.push({ ...mutant, operator: 'drop a schema member', fleet: setAt(fleet, place, undefined) });
      } else if (pointer.endsWith('/type') && typeof value === 'string') {
        const type = value === 'string' ? 'boolean' : 'string';
        found.push({
          ...mutant,
          operator: 'give a schema member another type',
          fleet: setAt(fleet, place, type),
        });
      }
    });
  }
  return found;
};

function examples(fleet: Fleet): readonly Spot[] {
  return [...fleet].flatMap(([file, root]) => {
    const list = valueAt(root, ['examples']);
    return Array.isArray(list)
      ? list.map((_, index) => ({ file, pointer: `/examples/${String(index)}` }))
      : [];
  });
}

function* otherValues(value: unknown): Generator<readonly [string, unknown]> {
  if (typeof value === 'string') yield ['a number for a text', 7];
  else yield ['a text for something else', 'seven'];
  if (value !== null) yield ['null', null];
  if (isObject(value)) yield ['an unknown member', { ...value, unknownMember: true }];
}

/** The place and those around it, up to the example: a finding may stand at any of them. */
function ancestors({ file, pointer }: Spot, example: string): readonly Spot[] {
  const spots: Spot[] = [];
  for (let at = pointer; at.length >= example.length; at = at.replace(/\/[^/]*$/, ''))
    spots.push({ file, pointer: at });
  return spots;
}

function createJudge(fleet: Fleet, file: string): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  addFormats.default(ajv);
  for (const [path, schema] of fleet) {
    if (path.includes('.schema.'))
      ajv.addSchema({ ...(schema as object), $id: `https://fleet.test/${path}` });
  }
  const validate = ajv.getSchema(`https://fleet.test/${file}`);
  if (validate === undefined) throw new TypeError(`no schema ${file}`);
  return (value) => validate(value) === true;
}
