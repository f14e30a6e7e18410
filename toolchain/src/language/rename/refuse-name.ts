import { pascalCase } from '../../model/identifiers.ts';
import { field } from '../../model/fields.ts';
import { linksOf } from '../../model/link.ts';
import {
  agentNamePattern,
  channelNamePattern,
  isReservedName,
  messageTypePattern,
} from '../../model/names.ts';
import type { Workspace } from '../../model/workspace.ts';
import { joinPointer, parsePointer, valueAt } from '../../source/pointer.ts';
import type { SymbolKind } from '../references/symbol.ts';
import { refuseFile } from './refuse-file.ts';
import { refuseChannel } from './refuse-channel.ts';
import { refuseParameter } from './refuse-parameter.ts';
import type { Renaming } from './renaming.ts';

interface Form {
  readonly pattern: RegExp;
  readonly form: string;
}

const forms: Readonly<Record<SymbolKind, Form>> = {
  channel: { pattern: channelNamePattern, form: 'a channel name is like analysis.request' },
  agent: {
    pattern: agentNamePattern,
    form: 'an agent name has up to 64 letters, digits, _, - and .; it does not begin with a dot',
  },
  message: { pattern: messageTypePattern, form: 'a message type is like fleet.analysis-request.v1' },
  parameter: { pattern: /^[A-Za-z][A-Za-z0-9_]*$/, form: 'a parameter name has letters, digits and _' },
  schema: {
    pattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/,
    form: 'the name of a definition or of a schema file has letters, digits, _, - and .',
  },
  capability: { pattern: /^\S(?:.*\S)?$/, form: 'a capability is a word' },
  broker: { pattern: /^[A-Za-z0-9_.-]+$/, form: 'the name of a broker has letters, digits, _, - and .' },
};

/** Why a symbol cannot have a name; undefined: it can. */
export function refuseName(workspace: Workspace, renaming: Renaming): string | undefined {
  const { use, name } = renaming;
  const { pattern, form } = forms[use.symbol.kind];
  if (!pattern.test(name)) return `"${name}" is no legal name: ${form}`;
  if (isReservedName(name) && ['channel', 'message'].includes(use.symbol.kind))
    return `"${name}" is not free: names that begin with parley. are Parley's own`;
  return refusals[use.symbol.kind](workspace, renaming);
}

type Refuse = (workspace: Workspace, renaming: Renaming) => string | undefined;

const refusals: Readonly<Record<SymbolKind, Refuse>> = {
  channel: refuseChannel,
  parameter: refuseParameter,
  capability: () => undefined,
  agent: (workspace, renaming) => {
    const { name, use } = renaming;
    if (linksOf(workspace).agents.has(name)) return `there is an agent "${name}" already`;
    const others = workspace.agents.map((agent) => agent.name).filter((other) => other !== use.symbol.name);
    return refuseTwin(name, others) ?? refuseFile(workspace, renaming);
  },
  message: (workspace, renaming) => {
    const { name, use } = renaming;
    if (linksOf(workspace).messages.has(name)) return `there is a message type "${name}" already`;
    const others = workspace.messages.map(({ type }) => type).filter((type) => type !== use.symbol.name);
    return refuseTwin(name, others) ?? refuseFile(workspace, renaming);
  },
  schema: (workspace, renaming) => {
    const { name, use } = renaming;
    const { symbol } = use;
    if (symbol.name === '') {
      if (messageTypePattern.test(name)) return `"${name}" would make the file a message type`;
      return refuseFile(workspace, renaming);
    }
    const document = linksOf(workspace).documents.get(symbol.file ?? '')?.document;
    const sibling = joinPointer('', ...parsePointer(symbol.name).slice(0, -1), name);
    return valueAt(document?.value, sibling) === undefined
      ? undefined
      : `there is a definition "${name}" already`;
  },
  broker: refuseBroker,
};

function refuseBroker({ config }: Workspace, { use, name }: Renaming): string | undefined {
  const value = config.document?.value;
  if (field(field(value, 'brokers'), name) !== undefined) return `there is a broker "${name}" already`;
  const isDefault = use.symbol.name === 'local' || name === 'local';
  return isDefault && field(value, 'broker') === undefined
    ? 'as long as the configuration names no broker, the one that is called "local" counts'
    : undefined;
}

/** Generated code needs names that differ in more than their separators. */
function refuseTwin(name: string, others: readonly string[]): string | undefined {
  const twin = others.find((other) => pascalCase(other) === pascalCase(name));
  return twin === undefined
    ? undefined
    : `"${name}" and "${twin}" would both be ${pascalCase(name)} in generated code`;
}
