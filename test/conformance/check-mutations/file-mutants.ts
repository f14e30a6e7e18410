import { posix } from 'node:path';
import {
  agentReferences,
  channelReferences,
  type Declarations,
  messageReferences,
  type Named,
  readDeclarations,
  schemaReferences,
} from './declarations.ts';
import { changeFile, type Fleet, moveFile } from './fleet.ts';
import type { Mutant, Operator } from './mutant.ts';
import { lostByAgent } from './lost.ts';

/** Files that are deleted, renamed, or moved. */
export const fileMutants: Operator = (fleet) => {
  const declarations = readDeclarations(fleet);
  return [...fleet.keys()].flatMap((file): readonly Mutant[] => {
    if (file.includes('.schema.')) return schemaFile(fleet, declarations, file);
    if (file.includes('.channel.')) return channelFile(fleet, declarations, file);
    return file.includes('.agent.') ? agentFile(fleet, declarations, file) : [];
  });
};

function schemaFile(fleet: Fleet, declarations: Declarations, file: string): readonly Mutant[] {
  const type = declarations.messages.find((message) => message.file === file)?.type;
  const wanted = [
    ...messageReferences(declarations).filter(({ name }) => name === type),
    ...schemaReferences(fleet).filter((reference) => reference.file !== file && targetOf(reference) === file),
  ].map((reference) => [reference]);
  const renamed = file.replace(/([^/]+?)(\.v\d+)?\.schema/, '$1x$2.schema');
  const moved = file.replace(/([^/]+)$/, 'moved/$1');
  const broken = schemaReferences(fleet)
    .filter((reference) => reference.file === file && targetOf(reference) !== file)
    .map(({ pointer }) => [{ file: moved, pointer }]);
  const others = schemaReferences(fleet)
    .filter((reference) => reference.file !== file && targetOf(reference) === file)
    .map((reference) => [reference]);
  return [
    { operator: 'delete a message file', at: file, fleet: changeFile(fleet, file, () => undefined), wanted },
    { operator: 'rename a message file', at: file, fleet: moveFile(fleet, file, renamed), wanted },
    {
      operator: 'move a message file',
      at: file,
      fleet: moveFile(fleet, file, moved),
      wanted: [...broken, ...others],
    },
  ];
}

function channelFile(fleet: Fleet, declarations: Declarations, file: string): readonly Mutant[] {
  const names = new Set(
    declarations.channels.filter((channel) => channel.file === file).map(({ name }) => name),
  );
  const wanted = channelReferences(declarations)
    .filter((reference) => reference.file !== file && names.has(reference.name))
    .map((reference) => [reference]);
  const moved = file.replace(/([^/]+)$/, 'moved/$1');
  return [
    { operator: 'delete a channel file', at: file, fleet: changeFile(fleet, file, () => undefined), wanted },
    { operator: 'move a channel file', at: file, fleet: moveFile(fleet, file, moved), wanted: [] },
  ];
}

function agentFile(fleet: Fleet, declarations: Declarations, file: string): readonly Mutant[] {
  const agent = declarations.agents.find((candidate) => candidate.file === file);
  if (agent === undefined) return [];
  const backups = agentReferences(declarations).filter(({ name }) => name === agent.name);
  const runs = declarations.runs.filter(({ name }) => name === agent.name).map((run) => [run]);
  const renamed = file.replace('.agent.', 'x.agent.');
  const moved = file.replace(/([^/]+)$/, 'moved/$1');
  const lost = [...backups.map((reference) => [reference]), ...lostByAgent(declarations, agent)];
  return [
    {
      operator: lost.length === 0 ? 'delete an agent file whose backup takes over' : 'delete an agent file',
      at: file,
      fleet: changeFile(fleet, file, () => undefined),
      wanted: [...lost, ...runs],
    },
    {
      operator: 'rename an agent file',
      at: file,
      fleet: moveFile(fleet, file, renamed),
      wanted: [[{ file: renamed, pointer: '/agent' }]],
    },
    { operator: 'move an agent file', at: file, fleet: moveFile(fleet, file, moved), wanted: [] },
    {
      operator: 'rename an agent',
      at: agent.name,
      fleet: changeFile(fleet, file, (value) => ({ ...(value as object), agent: `${agent.name}x` })),
      wanted: [[{ file, pointer: '/agent' }], ...backups.map((reference) => [reference]), ...runs],
    },
  ];
}

/** The file that a `$ref` leads to. */
function targetOf({ file, name }: Named): string {
  const [path = ''] = name.split('#');
  return path === '' ? file : posix.join(posix.dirname(file), path);
}
