import type { SourceDocument } from '../source/document.ts';
import { type AgentDeclaration, type ReceiveDeclaration, type SendDeclaration, readAgent } from './agent.ts';
import { type ChannelDeclaration, type ReservedName, readChannels, readReserved } from './channel.ts';
import { type FileKind, messageTypeOf } from './file-kind.ts';

/** A message type: one schema file. */
export interface MessageDeclaration {
  readonly type: string;
  readonly document: SourceDocument;
  readonly imported: boolean;
}

/** One key of `receives` with its agent. */
export interface Receiver {
  readonly agent: AgentDeclaration;
  readonly receive: ReceiveDeclaration;
}

/** One key of `sends` with its agent. */
export interface Sender {
  readonly agent: AgentDeclaration;
  readonly send: SendDeclaration;
}

/** What one file declares. */
export interface Declarations {
  readonly messages: readonly MessageDeclaration[];
  readonly channels: readonly ChannelDeclaration[];
  readonly agents: readonly AgentDeclaration[];
  readonly reserved: readonly ReservedName[];
  readonly receivers: readonly Receiver[];
  readonly senders: readonly Sender[];
}

export const nothingDeclared: Declarations = {
  messages: [],
  channels: [],
  agents: [],
  reserved: [],
  receivers: [],
  senders: [],
};

/** Reads what a document of a kind declares. */
export function readDeclarations(document: SourceDocument, kind: FileKind, imported: boolean): Declarations {
  switch (kind) {
    case 'message':
      return { ...nothingDeclared, messages: [{ type: messageTypeOf(document.path), document, imported }] };
    case 'channel':
      return {
        ...nothingDeclared,
        channels: readChannels(document, imported),
        reserved: readReserved(document),
      };
    case 'agent':
      return agentDeclared(readAgent(document, imported));
    default:
      return nothingDeclared;
  }
}

function agentDeclared(agent: AgentDeclaration | undefined): Declarations {
  if (agent === undefined) return nothingDeclared;
  const receivers = agent.receives.map((receive) => ({ agent, receive }));
  const senders = agent.sends.map((send) => ({ agent, send }));
  return { ...nothingDeclared, agents: [agent], receivers, senders };
}
