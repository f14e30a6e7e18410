import { type WorkspaceFiles, createWorkspace, judgeWorkspace } from '@parley/toolchain';
import { type ContractTool, contractTools } from '@parley/toolchain/tools';
import { type AnswerMessage, type RpcAnswer, failed } from './rpc.ts';

type ReadScene = () => Promise<Parameters<ContractTool['run']>[0]>;

/** The revision of the Model Context Protocol, and older ones whose part that is used here is the same. */
const revisions = ['2025-06-18', '2025-03-26', '2024-11-05'] as const;

type Method = (params: unknown, read: ReadScene) => unknown;

const methods: Readonly<Record<string, Method>> = {
  initialize: (params) => ({
    protocolVersion: revisions.find((known) => known === member(params, 'protocolVersion')) ?? revisions[0],
    capabilities: { tools: {} },
    serverInfo: { name: 'parley', title: 'Parley contracts', version: '0.1.0' },
    instructions:
      'Reads the contracts of agents that talk over MQTT: lists, shows, checks and explains. Changes nothing.',
  }),
  ping: () => ({}),
  'tools/list': () => ({
    tools: contractTools.map(({ name, title, description, inputSchema }) => ({
      name,
      title,
      description,
      inputSchema,
      annotations: { readOnlyHint: true, openWorldHint: false },
    })),
  }),
  'tools/call': callTool,
};

/** Answers a client of the Model Context Protocol. The files are read for each call, since they change. */
export function createMcpAnswer(readFiles: () => Promise<WorkspaceFiles>): AnswerMessage {
  const read: ReadScene = async () => {
    const workspace = createWorkspace(await readFiles());
    return { workspace, findings: judgeWorkspace(workspace).findings };
  };
  return (message) => answerMcp(message, read);
}

async function answerMcp(message: unknown, read: ReadScene): Promise<RpcAnswer | undefined> {
  const id = member(message, 'id');
  const method = member(message, 'method');
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  if (typeof method !== 'string') return failed(id, -32600, 'a request has a method');
  const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (run === undefined) return failed(id, -32601, `there is no method ${method}`);
  try {
    return { jsonrpc: '2.0', id, result: await run(member(message, 'params'), read) };
  } catch (error) {
    const code = error instanceof UnknownTool ? -32602 : -32603;
    return failed(id, code, error instanceof Error ? error.message : String(error));
  }
}

class UnknownTool extends Error {}

async function callTool(params: unknown, read: ReadScene): Promise<unknown> {
  const name = member(params, 'name');
  const tool = contractTools.find((known) => known.name === name);
  if (tool === undefined) throw new UnknownTool(`there is no tool ${String(name)}`);
  const { text, isError } = tool.run(await read(), member(params, 'arguments') ?? {});
  return { content: [{ type: 'text', text }], isError };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
