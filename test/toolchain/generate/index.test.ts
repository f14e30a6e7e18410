import assert from 'node:assert/strict';
import type { Bundle } from '@parley/schemas';
import { generateFiles } from '#toolchain/generate/index.ts';
import { compile } from './compiler.ts';
import { fleetBundle } from './fleet/bundle.ts';
import { messagesOnly } from './fleet/defaults.ts';
import { assertGolden } from './golden.ts';

const golden = ['agents.ts', 'bundle.ts', 'channels.ts', 'messages.ts', 'validators.ts'].map(
  (name) => `test/toolchain/generate/golden/${name}`,
);

/** The same bundle with the keys of every object that names things in the opposite order. */
function reversed(bundle: Bundle): Bundle {
  const turn = <Value>(record: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).reverse());
  const agents = Object.entries(bundle.agents).map(([name, agent]) => [
    name,
    { ...agent, receives: turn(agent.receives), sends: turn(agent.sends) },
  ]);
  return {
    ...bundle,
    messages: turn(bundle.messages),
    channels: turn(bundle.channels),
    agents: turn(Object.fromEntries(agents) as Bundle['agents']),
    operators: [...bundle.operators].reverse(),
  };
}

describe('generateFiles', () => {
  it('writes the golden files for the fleet', async () => {
    assertGolden(await generateFiles(fleetBundle));
  });

  it('writes files that compile', () => {
    assert.deepEqual(compile({}, { paths: golden }), []);
  });

  it('writes files that compile without exactOptionalPropertyTypes and into declarations', () => {
    const options = { exactOptionalPropertyTypes: false, noEmit: true, declaration: true };
    assert.deepEqual(compile({}, { paths: golden, options }), []);
  });

  it('gives the same bytes for the same contracts in another order', async () => {
    assert.deepEqual(await generateFiles(reversed(fleetBundle)), await generateFiles(fleetBundle));
  });

  it('writes LF, no tabs, no space at the end of a line, and a last line end', async () => {
    for (const { path, text } of await generateFiles(fleetBundle)) {
      assert.doesNotMatch(text, /\r|\t|[ ]\n/, path);
      assert.match(text, /[^\n]\n$/, path);
    }
  });

  it('imports .js on request', async () => {
    const files = await generateFiles(fleetBundle, { importExtension: '.js' });
    for (const { text } of files) assert.doesNotMatch(text, /from '\.[^']*\.ts'/);
    assert.match(files[0]?.text ?? '', /from '\.\/bundle\.js'/);
  });

  it('imports nothing but its own files and the codegen surface of the runtime', async () => {
    for (const { path, text } of await generateFiles(fleetBundle)) {
      const modules = [...text.matchAll(/^(?:import .*|\}) from '([^']+)';$/gm)].map(([, name]) => name);
      const foreign = modules.filter(
        (name) => name !== '@parley/runtime/codegen' && name?.startsWith('./') !== true,
      );
      assert.deepEqual(foreign, [], path);
    }
  });

  it('changes the hash in the header with the contracts, not with a description', async () => {
    const header = async (bundle: Bundle): Promise<string | undefined> =>
      (await generateFiles(bundle))[0]?.text.split('\n')[0];
    const described = { ...fleetBundle, agents: { ...fleetBundle.agents } };
    const analysis = fleetBundle.agents['data-analysis'];
    assert.ok(analysis);
    described.agents['data-analysis'] = { ...analysis, description: 'Other words.' };
    assert.equal(await header(described), await header(fleetBundle));
    described.agents['data-analysis'] = { ...analysis, capabilities: [] };
    assert.notEqual(await header(described), await header(fleetBundle));
  });

  it('writes files that compile for an empty bundle', async () => {
    const files = (await generateFiles(messagesOnly({}))).filter(({ path }) => path.endsWith('.ts'));
    const inMemory = files.map(({ path, text }) => [`test/toolchain/generate/empty/${path}`, text]);
    assert.deepEqual(compile(Object.fromEntries(inMemory) as Record<string, string>), []);
  });
});
