import type { App } from './app.ts';

/** How fast requests are answered is shown beside the threads, while none is chosen. */
export async function pullOperations(app: App, query: string): Promise<void> {
  if (app.state.tab !== 'threads' || app.state.thread !== undefined) return;
  const answer = await app.client.ask('operations', { query });
  if (answer !== undefined) app.state.operations = answer.operations;
}
