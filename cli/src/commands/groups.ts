/** Headings of the help pages. */
export const groups = {
  contracts: 'Contracts:',
  running: 'Running and watching:',
  shell: 'More:',
  filters: 'Which messages:',
  letters: 'Which dead letters:',
  keepers: 'Who is asked:',
  resolution: 'How it ends:',
  output: 'Output:',
  message: 'The message:',
  connection: 'Connection:',
} as const;
