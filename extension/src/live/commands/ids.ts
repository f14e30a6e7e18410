/** Every command that has to do with a broker: a file, a line here and in the table, and an entry in package.json each. */
export const commandIds = [
  'parley.clearLiveProblems',
  'parley.connect',
  'parley.disconnect',
  'parley.openExplorer',
  'parley.openHandler',
  'parley.pickBroker',
  'parley.runAgent',
  'parley.runAgents',
  'parley.showMessages',
  'parley.startBroker',
  'parley.stopAgents',
  'parley.stopBroker',
] as const;
