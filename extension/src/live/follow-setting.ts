import { Uri, window, workspace } from 'vscode';
import { brokerFor, connectTo } from './connect.ts';
import type { LiveShell } from './live-shell.ts';

/** Whoever watches a broker and sets another one watches that one at once. */
export function followSetting(live: LiveShell): void {
  const { session, shell } = live;
  /** The workspace whose setting is wrong just now, as while it is being written: the next one is followed again. */
  let failed: string | undefined;
  const changed = async (root: string): Promise<void> => {
    try {
      await connectTo(live, root);
    } catch (error) {
      failed = root;
      const reason = error instanceof Error ? error.message : String(error);
      shell.output.error(reason);
      void window.showErrorMessage(`Parley: ${reason}`);
    }
  };
  shell.context.subscriptions.push(
    session.onChange(() => {
      failed = undefined;
    }),
    workspace.onDidChangeConfiguration((event) => {
      const root = session.state.kind === 'off' ? failed : session.wanted?.root;
      if (root === undefined || !event.affectsConfiguration('parley.broker', Uri.parse(root))) return;
      if (brokerFor(live, root) !== session.wanted?.broker) void changed(root);
    }),
  );
}
