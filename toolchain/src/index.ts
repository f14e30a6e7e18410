export { checkWorkspace, judgeWorkspace } from './check/check-workspace.ts';
export { type CheckResult, type Checker, createChecker } from './check/checker.ts';
export { type Level, type RuleInfo } from './check/rule.ts';
export { type ListedRule, ruleInfos } from './check/rules.ts';
export { type Selection, createSelection } from './check/selection.ts';
export { nearestOf } from './check/did-you-mean.ts';
export { isForBaseline } from './check/suppress/apply-baseline.ts';
export { formatBaseline } from './check/suppress/baseline.ts';
export type { Judgement } from './check/suppress/judgement.ts';
export type { SuppressedFinding } from './check/suppress/stage.ts';
export {
  type Diagnostic,
  type Location,
  type Position,
  type Range,
  type Severity,
  compareDiagnostics,
  severities,
} from './diagnostic.ts';
export { ContractsError, type ContractsErrorCode, formatDiagnostic } from './errors.ts';
export { type DataProblem, judgeData } from './judge-data.ts';
export { judgeExample } from './judge-example.ts';
export { agentCommand, isRunHere } from './model/agent-command.ts';
export { resolveBundle } from './model/bundle.ts';
export { type BrokerConfig, type CheckConfig, type Config, configNames, readConfig } from './model/config.ts';
export { type FileKind, fileKind } from './model/file-kind.ts';
export { hashSchema } from './model/hash.ts';
export { createWorkspace } from './model/create-workspace.ts';
export { type Place, locationOf } from './model/place.ts';
export type { Workspace, WorkspaceFile, WorkspaceFiles } from './model/workspace.ts';
export type { SchemaError } from './schema/evaluate/evaluation.ts';
export { type SchemaValidator, createSchemaValidator } from './schema/validator.ts';
export { readDocument } from './source/document.ts';
export { type Attack, findAttack } from './topics/pattern/attack.ts';
