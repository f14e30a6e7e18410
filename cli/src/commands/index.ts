import type { Command } from 'commander';
import type { Invocation } from '../invocation.ts';
import { agentsCommand } from './agents.ts';
import { checkCommand } from './check.ts';
import { completeCommand } from './complete.ts';
import { completionCommand } from './completion.ts';
import { deadCommand } from './dead.ts';
import { devCommand } from './dev.ts';
import { doctorCommand } from './doctor.ts';
import { escalationCommand } from './escalation.ts';
import { explainCommand } from './explain.ts';
import { exploreCommand } from './explore.ts';
import { formatCommand } from './format.ts';
import { generateCommand } from './generate.ts';
import { graphCommand } from './graph.ts';
import { initCommand } from './init.ts';
import { logCommand } from './log.ts';
import { lspCommand } from './lsp.ts';
import { mcpCommand } from './mcp.ts';
import { publishCommand } from './publish.ts';
import { requestCommand } from './request.ts';
import { rulesCommand } from './rules.ts';
import { statsCommand } from './stats.ts';
import { tailCommand } from './tail.ts';

/** Every verb, in the order of the help. A verb loads what it needs only when it runs. */
export const commands: readonly ((invocation: Invocation) => Command)[] = [
  initCommand,
  checkCommand,
  rulesCommand,
  explainCommand,
  formatCommand,
  generateCommand,
  graphCommand,
  devCommand,
  tailCommand,
  statsCommand,
  exploreCommand,
  publishCommand,
  requestCommand,
  doctorCommand,
  agentsCommand,
  deadCommand,
  escalationCommand,
  logCommand,
  lspCommand,
  mcpCommand,
  completionCommand,
  completeCommand,
];
