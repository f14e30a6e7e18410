import { until } from './until.ts';
import { windowPage } from './webview.ts';

/** The status bar names the broker, and says how much comes from it, which it does only when the broker is there. */
export async function isWatched(url: string): Promise<void> {
  const page = await windowPage();
  const item = page.locator('.statusbar-item', { hasText: `${url} · ` }).first();
  await until(url, () => item.isVisible());
}
