export type { AgentTypes } from './types.ts';
