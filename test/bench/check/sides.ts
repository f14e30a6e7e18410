import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApiDocument } from './asyncapi-document.ts';
import { createFleet } from './fleet.ts';
import type { Run } from './measure.ts';
import { parleyFiles } from './parley-files.ts';
import { protoFiles } from './proto-files.ts';
import { asyncApiCommand, asyncApiEnvironment, bufCommand } from './rivals.ts';
import { writeFiles } from './write-files.ts';

export interface Places {
  /** Where the workspaces go. */
  readonly folder: string;
  /** The program of the installed command. */
  readonly parleyCommand: string;
}

export interface Side {
  readonly name: string;
  readonly run: Run;
}

/** Writes one fleet down for each tool, and tells how each of them checks it. */
export function prepareSides({ folder, parleyCommand }: Places, files: number): readonly Side[] {
  const fleet = createFleet({ seed: 1, files });
  const place = (name: string): string => {
    const path = join(folder, `${files}-${name}`);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const [parley, asyncApi, buf] = [place('parley'), place('asyncapi'), place('buf')];
  writeFiles(parley, parleyFiles(fleet));
  writeFiles(asyncApi, [asyncApiDocument(fleet)]);
  writeFiles(buf, protoFiles(fleet));
  const node = process.execPath;
  return [
    { name: 'parley check', run: { command: node, args: [parleyCommand, 'check'], cwd: parley } },
    {
      name: 'asyncapi validate',
      run: {
        command: node,
        args: [asyncApiCommand, 'validate', 'asyncapi.json'],
        cwd: asyncApi,
        env: asyncApiEnvironment,
      },
    },
    { name: 'buf lint', run: { command: bufCommand, args: ['lint'], cwd: buf } },
  ];
}
