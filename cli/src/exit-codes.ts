/** What the command's exit code tells; output options never change it. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  usage: 2,
  unreadable: 3,
  internal: 70,
  interrupted: 130,
} as const;
