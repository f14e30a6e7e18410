/** A window that is loaded again on a busy machine took a minute. */
const limitMs = 150_000;

/** Waits for what the window does in its own time. */
export async function until(look: () => boolean | Promise<boolean>, what = 'it'): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
