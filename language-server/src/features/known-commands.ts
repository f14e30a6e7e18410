import type { ClientCapabilities } from 'vscode-languageserver';

/** The commands that a client can run; as rust-analyzer has it, `experimental.commands.commands` lists them. */
export function knownCommands({ experimental }: ClientCapabilities): ReadonlySet<string> {
  const listed = (experimental as { commands?: { commands?: unknown } } | undefined)?.commands?.commands;
  return new Set(Array.isArray(listed) ? listed.filter((name) => typeof name === 'string') : []);
}
