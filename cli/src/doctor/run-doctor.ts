import { isBelow, isParleyError, probeBroker, type BrokerReport, type Grade } from '@parley/runtime/probe';
import { createFactory } from '@parley/runtime/transport';
import { connectionOptions } from '../broker/connection.ts';
import { resolveBroker } from '../broker/resolve.ts';
import { clock } from '../clock.ts';
import type { ConnectionOptions } from '../commands/options.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { toFailure } from '../send/unreachable.ts';
import { createInterrupt } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';
import { readConfiguration, type ConfigurationName } from './configurations.ts';
import { formatDoctorJson } from './report-json.ts';
import { formatDoctorMarkdown } from './report-markdown.ts';
import { formatDoctorText } from './report-text.ts';

export interface DoctorOptions extends ConnectionOptions {
  readonly min: Grade;
  readonly format: 'text' | 'json' | 'markdown';
  readonly config?: ConfigurationName;
}

const random = {
  fraction: () => Math.random(),
  fill: (bytes: Uint8Array<ArrayBuffer>) => {
    globalThis.crypto.getRandomValues(bytes);
  },
};

/** `parley doctor`: probes a broker, or prints a configuration. */
export async function runDoctor(terminal: Terminal, options: DoctorOptions): Promise<number> {
  if (options.config !== undefined) {
    terminal.print(await readConfiguration(options.config));
    return exitCodes.clean;
  }
  const report = await probe(terminal, options);
  if (report === undefined) return exitCodes.interrupted;
  terminal.print(format(report, terminal, options));
  return isBelow(report.grade, options.min) ? exitCodes.findings : exitCodes.clean;
}

function format(report: BrokerReport, terminal: Terminal, options: DoctorOptions): string {
  if (options.format === 'json') return formatDoctorJson(report);
  if (options.format === 'markdown') return formatDoctorMarkdown(report);
  return formatDoctorText(report, { colors: terminal.out, columns: terminal.columns });
}

/** Undefined when it was interrupted. */
async function probe(terminal: Terminal, options: DoctorOptions): Promise<BrokerReport | undefined> {
  const { target, connection, prefix } = await findTarget(options);
  const interrupt = createInterrupt();
  terminal.note(terminal.err.dim(`probing ${target.label}, which takes some ten seconds`));
  try {
    return await probeBroker({
      connect: (protocol) => createFactory(target.url, { ...connection, protocol }),
      ...(connection.protocol === undefined ? {} : { protocols: [connection.protocol] }),
      prefix,
      clock,
      random,
      signal: interrupt.signal,
      onProgress: ({ title, done, of }) => {
        terminal.progress(`${done + 1}/${of}  ${title}`);
      },
    });
  } catch (error) {
    if (interrupt.signal.aborted) return undefined;
    throw explain(error, target.label);
  } finally {
    terminal.progress(undefined);
    interrupt.dispose();
  }
}

async function findTarget(options: DoctorOptions) {
  const workspace = await findWorkspace(options.folder);
  const target = resolveBroker(options.broker, workspace?.config ?? {});
  const { prefix = 'parley/v1', tenant = null } = workspace?.config ?? {};
  return {
    target,
    connection: connectionOptions(target, workspace?.folder ?? options.folder),
    prefix: tenant === null ? prefix : `${tenant}/${prefix}`,
  };
}

function explain(error: unknown, label: string): unknown {
  if (!isParleyError(error)) return error;
  if (error.code !== 'not_authorized') return toFailure(error, label);
  return new Failure(`the broker at ${label} cannot be probed: ${error.reason}`, {
    exitCode: exitCodes.unreadable,
    cause: error,
    hint: 'Probe it as a user who may do what agents do, and for a moment use those topics too.',
  });
}
