import { settingFor, type BrokerReport } from '@parley/runtime/probe';
import { escapeJson } from '../terminal/escape.ts';
import { configurationCommand, isConfigurationName } from './configurations.ts';

/** One JSON document as doctor-report.schema.json describes it. */
export function formatDoctorJson(report: BrokerReport): string {
  const { broker, protocols, grade, promises, findings, tookMs } = report;
  const { product, name, version, certainty, url } = broker;
  const document = {
    version: 1,
    broker: { url, product: product ?? null, name, version: version ?? null, certainty },
    protocols: protocols.map((protocol) => (protocol === 5 ? '5' : '3.1.1')),
    grade,
    promises,
    findings: findings.map((finding) => {
      const setting = settingFor(finding.id, product);
      const isWell = finding.status === 'ok' || finding.status === 'unknown';
      return setting === undefined || isWell ? finding : { ...finding, setting };
    }),
    tookMs,
    ...(isConfigurationName(product) ? { configuration: configurationCommand(product) } : {}),
  };
  return escapeJson(JSON.stringify(document, undefined, 2));
}
