import type { AgentDeclaration } from '../model/agent.ts';
import { isPattern } from '../model/names.ts';
import { below } from '../model/place.ts';
import type { Workspace } from '../model/workspace.ts';
import { agentId, channelId, edgeId, messageId, patternId } from './ids.ts';
import type { Regions } from './problems.ts';

/** Tells which members of the files stand for what. */
export function addRegions(workspace: Workspace, regions: Regions): void {
  for (const { type, document } of workspace.messages)
    regions.add({ document, pointer: '' }, messageId(type));
  for (const { name, place } of workspace.channels) regions.add(place, channelId(name));
  for (const agent of workspace.agents) addAgent(agent, regions);
  for (const { document, kind } of workspace.documents) {
    if (kind === 'agent') regions.add({ document, pointer: '' }, agentId(nameOfFile(document.path)));
  }
}

/** What an agent is called whose file does not say it. */
export function nameOfFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.agent\.\w+$/u, '');
}

function addAgent({ name, place, receives, sends, backup }: AgentDeclaration, regions: Regions): void {
  const id = agentId(name);
  regions.add(place, id);
  for (const { key, place: at } of receives)
    regions.add(at, isPattern(key) ? patternId(name, key) : edgeId('receives', channelId(key), id));
  for (const { key, place: at, options } of sends) {
    regions.add(at, edgeId('sends', id, channelId(key)));
    if (options.fallback !== null)
      regions.add(below(at, 'fallback'), edgeId('fallback', id, channelId(options.fallback)));
  }
  if (backup !== null) regions.add(below(place, 'backup'), edgeId('backup', id, agentId(backup)));
}
