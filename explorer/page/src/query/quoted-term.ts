/** A value as it stands in a query: in quotes where it would mean something else without. */
export function quotedTerm(text: string): string {
  return /^[\w./@:-]+$/.test(text) ? text : JSON.stringify(text);
}
