import { shelfWith } from '../changes.ts';
import { lines } from '../example.ts';
import type { Explanation } from '../explanation.ts';

const website = {
  'agents/website.agent.yaml': lines('agent: website', 'external: true', 'receives:', '  shelf.changed: {}'),
};

export const batchExternal: Explanation = {
  rule: 'BATCH_EXTERNAL_RECEIVER',
  why: 'With `batch` several messages travel in one packet as a JSON list. The MQTT binding of CloudEvents does not know batches, and libraries for it misread them: they see one event of a strange kind, or none.',
  fix: 'Leave `batch` out where foreign clients listen, or give them a channel of their own. If the client was taught to read batches, suppress the finding and say so.',
  keys: ['channel.batch', 'agent.external'],
  bad: { ...shelfWith('batch: ⟪true⟫'), ...website },
  good: { ...shelfWith('batch: false'), ...website },
};
