import { analyse } from './fleet/analysis.ts';
import { runAgent } from './fleet/run-agent.ts';
import { dataAnalysis } from './generated/agents.ts';

await runAgent(({ bus, counts, options }) =>
  bus.agent(
    dataAnalysis,
    {
      'analysis.request': async (message, context) => analyse(message, { context, counts }),
    },
    options,
  ),
);
