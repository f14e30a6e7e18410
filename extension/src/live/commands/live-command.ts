import type { CommandOptions } from '../../commands/command.ts';
import type { LiveShell } from '../live-shell.ts';

/** A command that has to do with a broker. */
export interface LiveCommand {
  readonly id: string;
  readonly run: (live: LiveShell, options: CommandOptions) => Promise<unknown>;
}

/** What a code lens or a tree is about, of what they hand to a command. */
export function symbolOf({
  symbol,
}: CommandOptions): { readonly kind: string; readonly name: string } | undefined {
  if (typeof symbol !== 'object' || symbol === null) return undefined;
  const { kind, name } = symbol as Readonly<Record<string, unknown>>;
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined;
}
