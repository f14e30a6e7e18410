import { analyse } from './fleet/analysis.ts';
import { runAgent } from './fleet/run-agent.ts';
import { dataAnalysisStandby } from './generated/agents.ts';

await runAgent('data-analysis-standby', ({ bus, ledger, options }) =>
  bus.agent(
    dataAnalysisStandby,
    {
      'analysis.request': async (message, context) => analyse(message, { context, counts: ledger }),
    },
    options,
  ),
);
