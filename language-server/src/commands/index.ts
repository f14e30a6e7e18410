import type { ServerCommand } from './command.ts';
import { contracts } from './contracts.ts';
import { explain } from './explain.ts';
import { graph } from './graph.ts';
import { handlers } from './handlers.ts';
import { message } from './message.ts';
import { reload } from './reload.ts';
import { settled } from './settled.ts';
import { tool } from './tool.ts';
import { workspaces } from './workspaces.ts';

/** Every command: a file and a line each. */
export const commands: readonly ServerCommand[] = [
  contracts,
  explain,
  graph,
  handlers,
  message,
  reload,
  settled,
  tool,
  workspaces,
];
