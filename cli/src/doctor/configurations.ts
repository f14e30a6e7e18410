import { readFile } from 'node:fs/promises';
import { packageFolder } from '../package/folder.ts';

const files = {
  mosquitto: 'mosquitto.conf',
  emqx: 'emqx.conf',
  hivemq: 'hivemq.xml',
  rabbitmq: 'rabbitmq.conf',
  ejabberd: 'ejabberd.yml',
} as const;

export type ConfigurationName = keyof typeof files;

/** The brokers that we have a safe configuration for. */
export const configurationNames = Object.keys(files) as readonly ConfigurationName[];

export function isConfigurationName(name: string | undefined): name is ConfigurationName {
  return name !== undefined && Object.hasOwn(files, name);
}

/** A configuration to begin with; each line says why it is there. */
export async function readConfiguration(name: ConfigurationName): Promise<string> {
  const text = await readFile(new URL(`brokers/${files[name]}`, packageFolder), 'utf8');
  return text.trimEnd();
}

/** The command that prints one. */
export function configurationCommand(name: ConfigurationName): string {
  return `parley doctor --config ${name} > ${files[name]}`;
}
