import { languages } from 'vscode';

const everyMs = 20;
const limitMs = 15_000;

/** Waits for what the editor does in its own time; the failure says what did not come, and what was there instead. */
export async function until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
  const start = Date.now();
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() - start > limitMs)
      throw new Error(`not within ${limitMs} ms: ${what}; the findings are ${findings() || 'none'}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** At most ten of all that Parley shows. */
function findings(): string {
  return languages
    .getDiagnostics()
    .flatMap(([{ path }, list]) =>
      list.filter(({ source }) => source === 'parley').map(({ message }) => `${path}: ${message}`),
    )
    .slice(0, 10)
    .join('; ');
}
