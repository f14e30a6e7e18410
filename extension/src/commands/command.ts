import type { Shell } from '../shell.ts';

/** A command of the palette; what its arguments leave open it asks the user. */
export interface Command {
  readonly id: string;
  readonly run: (shell: Shell, options: CommandOptions) => Promise<unknown>;
}

/** Arguments by name; other extensions and keybindings may send anything. */
export type CommandOptions = Readonly<Record<string, unknown>>;

/** An argument that is a text. */
export function textOption(options: CommandOptions, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
