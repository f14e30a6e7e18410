import type { BrokerReport, Grade } from '@parley/runtime/probe';

/** What a grade means, in a few words. */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
  A: 'as it should be',
  B: 'good; something is slower or missing',
  C: 'messages or facts are lost in some situation',
  D: 'a promise does not hold here',
  F: 'agents cannot work here',
};

/** `Mosquitto 2.0.11`, `probably RabbitMQ`. */
export function nameOf({ broker }: BrokerReport): string {
  const { name, version, certainty } = broker;
  const full = version === undefined ? name : `${name} ${version}`;
  return certainty === 'guessed' ? `Probably ${full}` : full;
}

/** `16 probes in 5.4 s`, and how many told nothing. */
export function countOf({ findings, tookMs }: BrokerReport): string {
  const unknown = findings.filter(({ status }) => status === 'unknown').length;
  const count = `${findings.length} findings in ${(tookMs / 1000).toFixed(1)} s`;
  return unknown === 0 ? count : `${count}, ${unknown} of them not known`;
}
