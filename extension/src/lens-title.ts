/** An icon and words above a line: the editor lets a plain space between them go. */
export function lensTitle(icon: string, words: string): string {
  return `$(${icon})\u00A0${words}`;
}
