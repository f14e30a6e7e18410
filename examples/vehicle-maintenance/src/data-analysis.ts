import { analyse } from './fleet/analysis.ts';
import { runAgent } from './fleet/run-agent.ts';
import { dataAnalysis } from './generated/agents.ts';

await runAgent('data-analysis', ({ bus, ledger, options }) =>
  bus.agent(
    dataAnalysis,
    {
      'analysis.request': async (message, context) => analyse(message, { context, counts: ledger }),
    },
    options,
  ),
);
