import { type EmbeddedBroker, startBroker } from '@parley/runtime/broker';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import { readFile, writeFile } from '../support/documents.ts';
import { parley } from '../support/parley.ts';
import { until } from '../support/until.ts';
import { windowPage } from '../support/webview.ts';

const config = 'parley.config.yaml';
const configured = 'mqtt://localhost:1883';

describe('another broker in the settings', () => {
  let first: EmbeddedBroker;
  let second: EmbeddedBroker;
  let text: string;

  before(async () => {
    await parley();
    first = await startBroker();
    second = await startBroker();
    text = await readFile(config);
  });

  afterEach(async () => {
    await commands.executeCommand('parley.disconnect');
    await set(undefined);
    await writeFile(config, text);
  });

  after(async () => {
    await first.close();
    await second.close();
  });

  it('is watched at once when the setting of the editor changes', async () => {
    await set(first.url);
    await commands.executeCommand('parley.connect');
    await isWatched(first);
    await set(second.url);
    await isWatched(second);
  });

  it('is watched as soon as the setting is right again', async () => {
    await set(first.url);
    await commands.executeCommand('parley.connect');
    await isWatched(first);
    await set('moon');
    const page = await windowPage();
    await page.getByText('no broker named "moon"').first().waitFor();
    await set(second.url);
    await isWatched(second);
    await commands.executeCommand('notifications.clearAll');
  });

  it('is watched at once when the configuration of the workspace changes', async () => {
    await writeFile(config, text.replace(configured, first.url));
    await commands.executeCommand('parley.connect');
    await isWatched(first);
    await writeFile(config, text.replace(configured, second.url));
    await isWatched(second);
  });
});

function set(broker: string | undefined): Thenable<void> {
  return workspace.getConfiguration('parley').update('broker', broker, ConfigurationTarget.Workspace);
}

/** The status bar names it, and says how much comes from it, which it does only when the broker is there. */
async function isWatched({ url }: EmbeddedBroker): Promise<void> {
  const page = await windowPage();
  await until(url, async () =>
    page
      .locator('.statusbar-item', { hasText: `${url} · ` })
      .first()
      .isVisible(),
  );
}
