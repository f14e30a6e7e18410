export { isParleyError } from '../errors.ts';
export { isBelow } from './grade.ts';
export type { Identity, Product } from './identify.ts';
export { grades, promises, type Finding, type Grade, type ProbeStatus } from './probe.ts';
export { probeBroker, type BrokerReport } from './probe-broker.ts';
export { settingFor } from './settings.ts';
