import type { Workspace } from '../model/workspace.ts';
import type { Report, Rule } from './rule.ts';
import { placesOf, schemaRootsIn } from './schema/schema-places.ts';

/** Shows a rule each of its subjects in a workspace. */
export function checkSubjects(rule: Rule, workspace: Workspace, report: Report): void {
  const roots = [...workspace.messages, ...workspace.channels].flatMap(schemaRootsIn);
  switch (rule.each) {
    case 'file':
      for (const entry of workspace.documents) if (!entry.imported) rule.check(entry, report, workspace);
      break;
    case 'schemaRoot':
      for (const root of roots) rule.check(root, report, workspace);
      break;
    case 'schema':
      for (const root of roots)
        for (const place of placesOf(workspace, root)) rule.check(place, report, workspace);
      break;
    case 'message':
      for (const message of workspace.messages) rule.check(message, report, workspace);
      break;
    case 'channel':
      for (const channel of workspace.channels) rule.check(channel, report, workspace);
      break;
    case 'agent':
      for (const agent of workspace.agents) rule.check(agent, report, workspace);
      break;
    case 'workspace':
      rule.check(workspace, report, workspace);
      break;
  }
}
