import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli, startCli } from '../run-cli.ts';
import { createFolder } from '../workspace.ts';
import type { TemporaryFolder } from '../workspace.ts';

const packages = fileURLToPath(new URL('../../../node_modules/@parley', import.meta.url));
const run = 'run: node --conditions=@parley/source src/{agent}.ts\n';

describe('parley dev', function () {
  this.timeout(60_000);
  let folder: TemporaryFolder;

  before(async () => {
    folder = createFolder({ 'node_modules/.keep': '' });
    await runCli(['init'], { cwd: folder.path });
    folder.write({ 'parley.config.yaml': run });
    mkdirSync(join(folder.path, 'node_modules'), { recursive: true });
    symlinkSync(packages, join(folder.path, 'node_modules/@parley'), 'junction');
  });

  after(() => {
    folder.remove();
  });

  it('runs the template: agents talk, requests are answered, findings are told, Ctrl-C ends it', async () => {
    const dev = startCli(['dev', '--port', '0'], { cwd: folder.path });
    try {
      const printed = await dev.printed(/✓ {2}quote\.reply {2}pricing → customer/);
      const [url = ''] = /mqtt:\/\/[\d.:]+/.exec(printed) ?? [];
      const asked = await runCli(
        ['request', 'quote.request', '{"item":"cake","quantity":2}', '--broker', url],
        {
          cwd: folder.path,
        },
      );
      assert.deepEqual([asked.code, asked.stderr], [0, '']);
      assert.deepEqual(JSON.parse(asked.stdout), { item: 'cake', quantity: 2, totalCents: 900 });
      const sent = await runCli(['publish', 'order.placed', '{"orderId":1}', '--invalid', '--broker', url], {
        cwd: folder.path,
      });
      assert.equal(sent.code, 0);
      await dev.printed(/invalid {2}\/orderId is 1, expected string/);
      const file = join(folder.path, 'agents/pricing.agent.yaml');
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, before.replace('quote.request', 'qoute.request'));
      await dev.printed(/agents\/pricing\.agent\.yaml:\d+:\d+ {2}error/);
      await dev.printed(/Until that is mended and saved, everything stays as it is/);
      writeFileSync(file, before);
    } finally {
      dev.child.kill('SIGINT');
    }
    assert.equal((await dev.result).code, 130);
  });
});
