export type { FileEvent, Host } from './host.ts';
export { startLanguageServer } from './server.ts';
