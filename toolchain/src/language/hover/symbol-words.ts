import { isPattern } from '../../model/names.ts';
import type { ContractSymbol } from '../references/symbol.ts';
import { code, paragraphs } from '../markdown.ts';
import { agentWords, capabilityWords } from './agent-words.ts';
import { channelWords, patternWords } from './channel-words.ts';
import { type HoverContext, heading } from './context.ts';
import { messageWords, schemaWords } from './message-words.ts';
import { parameterWords } from './parameter-words.ts';

/** What a name of the workspace means, with its resolved contract. Markdown; undefined: nobody declares it. */
export function symbolWords(context: HoverContext, symbol: ContractSymbol): string | undefined {
  const { name } = symbol;
  switch (symbol.kind) {
    case 'channel':
      return isPattern(name) ? patternWords(context, name) : channelWords(context, name);
    case 'message':
      return messageWords(context, name);
    case 'schema':
      return schemaWords(context, symbol);
    case 'agent':
      return agentWords(context, name);
    case 'capability':
      return capabilityWords(context, name);
    case 'parameter':
      return parameterWords(context, name);
    case 'broker':
      return brokerWords(context, name);
  }
}

function brokerWords({ workspace }: HoverContext, name: string): string | undefined {
  const { brokers, broker } = workspace.config;
  const url = Object.hasOwn(brokers, name) ? brokers[name]?.url : undefined;
  if (url === undefined) return undefined;
  return paragraphs(heading(name, broker === name ? 'broker, the one in use' : 'broker'), code(url));
}
