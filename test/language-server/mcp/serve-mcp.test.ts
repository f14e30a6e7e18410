import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { serveMcp } from '#language-server/mcp/serve-mcp.ts';

const example = join(import.meta.dirname, '../../../examples/vehicle-maintenance');

interface Answer {
  readonly id: number | null;
  readonly result?: {
    readonly protocolVersion?: string;
    readonly tools?: readonly { readonly name: string }[];
    readonly content?: readonly { readonly text: string }[];
    readonly isError?: boolean;
  };
  readonly error?: { readonly code: number };
}

/** Sends lines and gives what comes back. */
async function talk(...lines: readonly (object | string)[]): Promise<readonly Answer[]> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const served = serveMcp(example, { input, output });
  for (const line of lines) input.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  input.end();
  await served;
  output.end();
  return (await text(output))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
}

function request(id: number, method: string, params: object = {}): object {
  return { jsonrpc: '2.0', id, method, params };
}

function call(id: number, name: string, input: object = {}): object {
  return request(id, 'tools/call', { name, arguments: input });
}

describe('serveMcp', () => {
  it('introduces itself with the revision that the client speaks, or its own', async () => {
    const [old, future] = await talk(
      request(1, 'initialize', { protocolVersion: '2025-03-26' }),
      request(2, 'initialize', { protocolVersion: '2099-01-01' }),
    );
    assert.equal(old?.result?.protocolVersion, '2025-03-26');
    assert.equal(future?.result?.protocolVersion, '2025-06-18');
  });

  it('lists its tools', async () => {
    const [answer] = await talk(
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      request(1, 'tools/list'),
    );
    const names = answer?.result?.tools?.map(({ name }) => name);
    assert.deepEqual(names, ['list_contracts', 'show_contract', 'check_contracts', 'explain_rule']);
  });

  it('lists, shows, checks and explains', async () => {
    const answers = await talk(
      call(1, 'list_contracts'),
      call(2, 'show_contract', { name: 'analysis.request' }),
      call(3, 'check_contracts'),
      call(4, 'explain_rule', { rule: 'receive-unresolved' }),
    );
    const [listed = '', shown = '', checked = '', explained = ''] = answers.map(
      ({ result }) => result?.content?.[0]?.text ?? '',
    );
    assert.match(listed, /"orchestrator"/u);
    assert.match(shown, /channels\/vehicle\.channel\.yaml:\d+/u);
    assert.match(shown, /"ttlMs": 60000/u);
    assert.equal(checked, 'No findings: the contracts are sound.');
    assert.match(explained, /RECEIVE_UNRESOLVED/u);
  });

  it('says what is not there', async () => {
    const [unknown, tool, method, broken] = await talk(
      call(1, 'show_contract', { name: '__proto__' }),
      call(2, 'no_tool'),
      request(3, 'constructor'),
      '{',
    );
    assert.equal(unknown?.result?.isError, true);
    assert.equal(tool?.error?.code, -32602);
    assert.equal(method?.error?.code, -32601);
    assert.equal(broken?.error?.code, -32700);
  });
});
