export { findWorkspace, isWorkspace } from './find-workspace.ts';
export { loadContracts } from './load-contracts.ts';
export { type FileText, readText } from './read-text.ts';
export { readWorkspace } from './read-workspace.ts';
export { staleFiles, writeGenerated, type WrittenFiles } from './write-generated.ts';
