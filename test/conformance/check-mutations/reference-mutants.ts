import { isObject, joinPointer } from '#toolchain/source/pointer.ts';
import { type Fleet, renameKey, setAt, type Spot, valueAt } from './fleet.ts';
import {
  agentReferences,
  channelReferences,
  messageReferences,
  type Named,
  readDeclarations,
  schemaReferences,
} from './declarations.ts';

import { lostReceiver, lostSender } from './lost.ts';
import type { Mutant, Operator } from './mutant.ts';

/** References that are misspelt. */
export const misspeltMutants: Operator = (fleet) => {
  const declarations = readDeclarations(fleet);
  const references = [
    ...channelReferences(declarations),
    ...messageReferences(declarations),
    ...agentReferences(declarations),
    ...declarations.runs,
    ...schemaReferences(fleet),
    ...orderKeys(fleet),
  ];
  return references.map((reference): Mutant => {
    const name = misspell(reference.name);
    const keys = reference.pointer.split('/').slice(0, -1).join('/');
    const place = reference.isKey
      ? { file: reference.file, pointer: keys + joinPointer('', name) }
      : reference;
    return {
      operator: 'misspell a reference',
      at: `${reference.file}${reference.pointer}`,
      fleet: reference.isKey ? renameKey(fleet, reference, name) : setAt(fleet, reference, name),
      wanted: [[place]],
    };
  });
};

function misspell(name: string): string {
  const version = /\.v\d+$/.exec(name);
  return version === null ? `${name}x` : `${name.slice(0, version.index)}x${version[0]}`;
}

function orderKeys(fleet: Fleet): readonly Named[] {
  return readDeclarations(fleet).channels.flatMap(({ file, pointer, value }) =>
    typeof value.orderBy === 'string'
      ? [{ file, name: value.orderBy, pointer: `${pointer}/orderBy`, isKey: false }]
      : [],
  );
}

/** Keys of `receives` and `sends`, replies and backups that are deleted. */
export const deletedReferenceMutants: Operator = (fleet) => {
  const declarations = readDeclarations(fleet);
  const { agents, channels } = declarations;
  const deleted = (reference: Spot, wanted: Mutant['wanted']): Mutant => ({
    operator: wanted.length === 0 ? 'delete a reference that others make too' : 'delete a reference',
    at: `${reference.file}${reference.pointer}`,
    fleet: setAt(fleet, reference, undefined),
    wanted,
  });
  return [
    ...agents.flatMap((agent) => [
      ...agent.receives.map((receive) =>
        deleted(
          receive,
          receive.name.startsWith('parley.')
            ? reservedLost(fleet, receive)
            : lostReceiver(declarations, agent, receive.name),
        ),
      ),
      ...agent.sends.map((send) => deleted(send, lostSender(declarations, agent, send.name))),
    ]),
    ...agentReferences(declarations).map((reference) =>
      deleted(reference, [agentPlaces(reference, declarations)]),
    ),
    ...channels
      .filter(({ value }) => isObject(value.reply))
      .map(({ file, pointer, name, value }) =>
        deleted({ file, pointer: `${pointer}/reply` }, [
          [
            { file, pointer },
            ...channels
              .filter((channel) => channel.name === valueAt(value, ['reply', 'channel']))
              .map((channel) => ({ file: channel.file, pointer: channel.pointer })),
            ...channelReferences(declarations).filter((reference) => reference.name === name),
          ],
        ]),
      ),
  ];
};

/** Escalations go to people only while somebody receives them. */
function reservedLost(fleet: Fleet, receive: Named): Mutant['wanted'] {
  if (receive.name !== 'parley.events.escalation') return [];
  const { agents } = readDeclarations(fleet);
  const manual = agents.filter(
    ({ value }) => Array.isArray(value.escalation) && value.escalation.includes('manual'),
  );
  return manual.map(({ file }) => [{ file, pointer: '/escalation/2' }]);
}

/** An escalation to a backup that is none, or a second responder. */
function agentPlaces(
  reference: Named,
  { agents, channels }: ReturnType<typeof readDeclarations>,
): readonly Spot[] {
  const standby = agents.find(({ name }) => name === reference.name);
  const names = new Set(standby?.receives.map(({ name }) => name));
  return [
    { file: reference.file, pointer: '/escalation/1' },
    ...channels
      .filter(({ name }) => names.has(name))
      .map(({ file, pointer }) => ({ file, pointer: `${pointer}/reply` })),
    ...(standby?.receives ?? []),
  ];
}
