/** Where a message goes, as `send` and `request` take it. */
export function sendOptions(parameters: Readonly<Record<string, string>>, to: string | undefined) {
  return { parameters, ...(to === undefined ? {} : { to }) };
}
