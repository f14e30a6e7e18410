/** Headings of the help pages. */
export const groups = {
  contracts: 'Contracts:',
  running: 'Running and watching:',
  shell: 'More:',
  filters: 'Which messages:',
  output: 'Output:',
  message: 'The message:',
  connection: 'Connection:',
} as const;
