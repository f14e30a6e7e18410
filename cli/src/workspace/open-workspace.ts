import { existsSync } from 'node:fs';
import { createChecker, createWorkspace, judgeWorkspace } from '@parley/toolchain';
import type { Checker, Diagnostic, Workspace, WorkspaceFiles } from '@parley/toolchain';
import { readWorkspace } from '@parley/toolchain/node';
import { Failure } from '../failure.ts';
import { pathsTo } from '../report/paths.ts';
import type { ContractCounts, Report } from '../report/report.ts';

/** A workspace with everything that was found in it. */
export interface OpenedWorkspace {
  readonly workspace: Workspace;
  readonly findings: readonly Diagnostic[];
  readonly report: Report;
}

/** Reads and checks the workspace that holds `folder`; what `previous` has unchanged is neither read nor judged again. */
export async function openWorkspace(folder: string, previous?: Workspace): Promise<OpenedWorkspace> {
  return openFiles(await readFiles(folder), previous);
}

/** The texts of the workspace that holds `folder`. */
export async function readFiles(folder: string): Promise<WorkspaceFiles> {
  // A misspelt name must not find the workspace around it.
  if (!existsSync(folder)) throw new Failure(`there is no folder ${folder}`);
  return readWorkspace(folder).catch((error: unknown) => {
    throw isNoWorkspace(error) ? noWorkspace(folder, error) : error;
  });
}

/** Checks the texts of a workspace. */
export function openFiles(files: WorkspaceFiles, previous?: Workspace): OpenedWorkspace {
  const workspace = createWorkspace(files, previous);
  const judgement = previous === undefined ? judgeWorkspace(workspace) : judgeAfter(previous, workspace);
  const texts = new Map(files.files.map(({ path, text }) => [path, text]));
  return {
    workspace,
    findings: judgement.findings,
    report: {
      ...judgement,
      counts: countContracts(workspace),
      files: workspace.documents.filter(({ imported }) => !imported).map(({ document }) => document.path),
      textOf: (file) => texts.get(file),
      paths: pathsTo(workspace.folder),
    },
  };
}

const checkers = new WeakMap<Workspace, Checker>();

/** Only who opens a workspace again pays for the memory of what was looked up. */
function judgeAfter(previous: Workspace, workspace: Workspace): ReturnType<Checker['check']> {
  const checker = checkers.get(previous) ?? createChecker();
  checkers.set(workspace, checker);
  return checker.check(workspace);
}

/** True when a finding must stop what needs sound contracts. */
export function hasErrors(findings: readonly Diagnostic[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** A schema that no channel names is a definition that others share, not a message. */
function countContracts({ messages, channels, agents }: Workspace): ContractCounts {
  const named = new Set(channels.flatMap(({ resolved }) => resolved.messages));
  return {
    messages: messages.filter(({ type }) => named.has(type)).length,
    channels: channels.length,
    agents: agents.length,
  };
}

function isNoWorkspace(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'no_workspace';
}

function noWorkspace(folder: string, cause: Error): Failure {
  const place = folder === '.' ? 'this folder' : folder;
  return new Failure(`no workspace in ${place} or above it`, {
    cause,
    hint: 'A workspace has a parley.config.yaml, or contracts in messages/, channels/ and agents/. To start one: parley init',
  });
}
