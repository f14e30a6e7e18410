const ascii = /^[ -~]+$/;
const forbidden = /[\p{Cc}\p{Cs}]/u;

/** A text that an attribute may carry: not empty, no control character, no half of a surrogate pair. */
export function isAttributeText(value: string): boolean {
  return ascii.test(value) || (value.length > 0 && !forbidden.test(value));
}

/** A value as JSON for a message to people, shortened to what a log line can bear. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? 'undefined' : JSON.stringify(value);
  const short = text.length > 64 ? `${text.slice(0, 61)}...` : text;
  return typeof value === 'string' ? JSON.stringify(short) : short;
}
