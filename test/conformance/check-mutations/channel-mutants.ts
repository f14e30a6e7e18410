import { isObject, joinPointer } from '#toolchain/source/pointer.ts';
import { changeFile, type Members, renameKey, setAt } from './fleet.ts';
import { channelReferences, readDeclarations } from './declarations.ts';

import type { Mutant, Operator } from './mutant.ts';

/** Channels that are deleted, renamed, moved, or there twice. */
export const channelMutants: Operator = (fleet) => {
  const declarations = readDeclarations(fleet);
  const files = [...fleet.keys()].filter((file) => file.includes('.channel.'));
  return declarations.channels.flatMap((channel): readonly Mutant[] => {
    const { file, name, value } = channel;
    const wanted = channelReferences(declarations)
      .filter((reference) => reference.name === name)
      .map((reference) => [reference]);
    const other = files.find((candidate) => candidate !== file) ?? file;
    const copied = changeFile(fleet, other, (root) => withChannel(root, name, value));
    const here = { file, pointer: channel.pointer };
    return [
      { operator: 'delete a channel', at: name, fleet: setAt(fleet, channel, undefined), wanted },
      { operator: 'rename a channel', at: name, fleet: renameKey(fleet, channel, `${name}x`), wanted },
      { operator: 'move a channel', at: name, fleet: setAt(copied, channel, undefined), wanted: [] },
      {
        operator: 'copy a channel',
        at: name,
        fleet: copied,
        wanted: [[here, { file: other, pointer: joinPointer('', 'channels', name) }]],
      },
    ];
  });
};

function withChannel(root: unknown, name: string, channel: Members): unknown {
  if (!isObject(root) || !isObject(root.channels)) throw new TypeError('no channel file');
  return { ...root, channels: { ...root.channels, [name]: channel } };
}

/** Two channels with different messages on the same topics. */
export const collisionMutants: Operator = (fleet) => {
  const { channels } = readDeclarations(fleet);
  const addressed = channels.filter(({ value }) => typeof value.address === 'string');
  return addressed.flatMap((left) =>
    addressed
      .filter(
        (right) => right.name !== left.name && String(right.value.messages) !== String(left.value.messages),
      )
      .map((right): Mutant => {
        const { address, parameters } = right.value;
        const changed = setAt(fleet, { file: left.file, pointer: `${left.pointer}/address` }, address);
        return {
          operator: 'let two addresses collide',
          at: `${left.name} on ${right.name}`,
          fleet: setAt(changed, { file: left.file, pointer: `${left.pointer}/parameters` }, parameters),
          wanted: [[left, right].map(({ file, pointer }) => ({ file, pointer: `${pointer}/address` }))],
        };
      }),
  );
};

/** Parameters of an address that are deleted or renamed, on either side. */
export const parameterMutants: Operator = (fleet) => {
  const { channels } = readDeclarations(fleet);
  return channels.flatMap(({ file, name, pointer, value }) => {
    const address = { file, pointer: `${pointer}/address` };
    return Object.keys(isObject(value.parameters) ? value.parameters : {}).flatMap(
      (parameter): readonly Mutant[] => {
        const spot = { file, pointer: `${pointer}${joinPointer('', 'parameters', parameter)}` };
        const renamed = { file, pointer: `${spot.pointer}x` };
        const placeholder = String(value.address).replace(`{${parameter}}`, `{${parameter}x}`);
        const at = `${name} {${parameter}}`;
        return [
          { operator: 'delete a parameter', at, fleet: setAt(fleet, spot, undefined), wanted: [[address]] },
          {
            operator: 'rename a parameter',
            at,
            fleet: renameKey(fleet, spot, `${parameter}x`),
            wanted: [[address], [renamed]],
          },
          {
            operator: 'rename a placeholder',
            at,
            fleet: setAt(fleet, address, placeholder),
            wanted: [[address], [spot]],
          },
        ];
      },
    );
  });
};
