import type { LanguageServer } from '../features/feature.ts';
import type { Host } from '../host.ts';

/** Something the client can ask for by `workspace/executeCommand`. */
export interface ServerCommand {
  readonly name: string;
  readonly run: (
    server: LanguageServer & { readonly host: Host },
    args: readonly unknown[],
  ) => Promise<unknown>;
}
