import type { Checks } from '../checks.ts';
import type { LanguageServer } from '../features/feature.ts';

/** What a command works with. */
export interface CommandServer extends LanguageServer {
  readonly checks: Checks;
}

/** Something the client can ask for by `workspace/executeCommand`. */
export interface ServerCommand {
  readonly name: string;
  readonly run: (server: CommandServer, args: readonly unknown[]) => Promise<unknown>;
}
