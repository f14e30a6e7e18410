import type { LiveClient } from '@parley/explorer/live';
import type { Workspace } from '@parley/toolchain';
import { type Watching, watchWorkspace } from '../dev/watch.ts';
import { reportFailure } from '../report-failure.ts';
import { noteErrors } from '../tail/opening-notes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { hasErrors, openWorkspace } from '../workspace/open-workspace.ts';

const contractFile = /\.(?:json|ya?ml)$/u;

/** Messages are judged by the contracts as they are saved; each change is told. */
export function followContracts(
  terminal: Terminal,
  client: LiveClient,
  opened: Workspace,
): Promise<Watching> {
  let current = opened;
  return watchWorkspace({
    folder: opened.folder,
    config: opened.config,
    onChange: async (files) => {
      if (![...files].some((file) => contractFile.test(file))) return;
      try {
        const { workspace, findings } = await openWorkspace(current.folder, current);
        const isChanged = !isSame(workspace, current);
        current = workspace;
        if (!isChanged) return;
        const { isElsewhere } = await client.ask('reload', {});
        terminal.note(terminal.err.dim('The contracts changed: what comes from now on is judged by them.'));
        if (hasErrors(findings)) noteErrors(terminal);
        if (isElsewhere) noteElsewhere(terminal);
      } catch (error) {
        reportFailure(error, terminal, false);
      }
    },
  });
}

function noteElsewhere({ note, err }: Terminal): void {
  note(
    err.yellow(
      'The configuration has another broker now, or reaches it otherwise: start parley explore again.',
    ),
  );
}

/** Other files of these kinds, or a file saved as it was, change nothing. */
function isSame({ documents }: Workspace, before: Workspace): boolean {
  return (
    documents.length === before.documents.length &&
    documents.every(({ document }, index) => document === before.documents[index]?.document)
  );
}
