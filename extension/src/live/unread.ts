import type { TreeView } from 'vscode';
import type { LiveShell } from './live-shell.ts';

/** Counts on the icon of the trees, and on the hidden panel, what broke the contracts since the user last looked at messages. */
export function registerUnread(
  { shell, session, figures, explorer }: LiveShell,
  view: TreeView<unknown>,
): void {
  let seen = 0;
  const count = (): void => {
    const bad = figures.current?.traffic.bad ?? 0;
    // Fewer than were seen: they are counted from the beginning again.
    if (explorer.isVisible || bad < seen) seen = explorer.isVisible ? bad : 0;
    const unread = bad - seen;
    const tooltip = `${String(unread)} message${unread === 1 ? '' : 's'} not as the contracts say`;
    const badge = unread === 0 ? undefined : { value: unread, tooltip };
    view.badge = badge;
    explorer.setBadge(badge);
  };
  shell.context.subscriptions.push(
    session.onChange(() => {
      seen = 0;
      count();
    }),
    figures.onChange(count),
    explorer.onVisible(count),
  );
}
