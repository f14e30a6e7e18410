/** Every command of the palette, the lenses and the views: a file, a line here and in the table, and an entry in package.json each. */
export const commandIds = [
  'parley.check',
  'parley.explainRule',
  'parley.init',
  'parley.newAgent',
  'parley.newChannel',
  'parley.newMessage',
  'parley.restartServer',
  'parley.showGraph',
  'parley.showHandlers',
  'parley.showOutput',
  'parley.showUses',
] as const;
