/** The tabs of the page: lists of messages, conversations, agents. */
export const pageTabs = [
  'all',
  'invalid',
  'threads',
  'waiting',
  'undeclared',
  'dead',
  'agents',
  'channels',
  'retained',
] as const;
export type PageTab = (typeof pageTabs)[number];
