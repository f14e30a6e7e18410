import { agentExplanations } from './agent/explanations.ts';
import { channelExplanations } from './channel/explanations.ts';
import { configExplanations } from './config/explanations.ts';
import type { Explanation } from './explanation.ts';
import { fileExplanations } from './file/explanations.ts';
import { flowExplanations } from './flow/explanations.ts';
import { schemaExplanations } from './schema/explanations.ts';
import { structureExplanations } from './structure/explanations.ts';
import { topicExplanations } from './topic/explanations.ts';

/** Rules about one subject; each family has a page of the guide. */
export interface Family {
  /** One word: the name of the page, and what `parley rules --family` takes. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what its rules are about. */
  readonly about: string;
  readonly explanations: readonly Explanation[];
}

/** Every family, from single files to the whole fleet. */
export const families: readonly Family[] = [
  {
    name: 'file',
    title: 'Files',
    about: 'Whether a file can be read as YAML or JSON at all.',
    explanations: fileExplanations,
  },
  {
    name: 'structure',
    title: 'Structure',
    about: 'Keys and values of channel files, agent files and the configuration.',
    explanations: structureExplanations,
  },
  {
    name: 'schema',
    title: 'Messages and schemas',
    about: 'Message types, and the JSON Schemas that say what is in them.',
    explanations: schemaExplanations,
  },
  {
    name: 'topic',
    title: 'Topics',
    about: 'Addresses of channels, their parameters, and topics that belong to two channels.',
    explanations: topicExplanations,
  },
  {
    name: 'channel',
    title: 'Channels',
    about: 'What a channel promises, and promises that exclude each other.',
    explanations: channelExplanations,
  },
  {
    name: 'agent',
    title: 'Agents',
    about: 'What an agent receives and sends, and who stands in for it.',
    explanations: agentExplanations,
  },
  {
    name: 'flow',
    title: 'The fleet',
    about: 'What goes from agent to agent: messages that nobody takes, requests that nobody answers.',
    explanations: flowExplanations,
  },
  {
    name: 'config',
    title: 'Configuration',
    about: 'parley.config.yaml, suppressions and the baseline.',
    explanations: configExplanations,
  },
];
