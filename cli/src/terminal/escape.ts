// C0 and C1 controls, line and paragraph separators, bidirectional overrides, the byte order mark, lone surrogates.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;

/** The same for JSON, which stays the same JSON: what JSON.stringify leaves raw becomes an escape; line ends stay. */
export function escapeJson(json: string): string {
  return json.replace(unsafe, (character) => (character === '\n' ? character : toEscape(character)));
}

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Makes foreign text safe to show: what a terminal would obey or reorder becomes a visible escape, on one line. */
export function escapeText(text: string): string {
  return text.replace(unsafe, (character) => short[character] ?? toEscape(character));
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
