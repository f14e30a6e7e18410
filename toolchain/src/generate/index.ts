import type { Bundle } from '@parley/schemas';
import { printBundle, printBundleJson, sortBundle } from './bundle/bundle.ts';
import { createModel } from './model.ts';
import type { GeneratedFile, GenerateOptions } from './options.ts';
import { printAgents } from './typescript/agents.ts';
import { printChannels } from './typescript/channels.ts';
import { printMessages } from './typescript/messages.ts';
import { printValidators } from './validators/validators.ts';

export type { GeneratedFile, GenerateOptions } from './options.ts';

/** All generated files of a bundle, by path. The same contracts give the same bytes, on every machine. */
export async function generateFiles(bundle: Bundle, options: GenerateOptions = {}): Promise<GeneratedFile[]> {
  const model = createModel(sortBundle(bundle), options.importExtension ?? '.ts');
  const validators = await printValidators(model);
  return [
    { path: 'agents.ts', text: printAgents(model) },
    { path: 'bundle.json', text: printBundleJson(model) },
    { path: 'bundle.ts', text: printBundle(model) },
    { path: 'channels.ts', text: printChannels(model) },
    { path: 'messages.ts', text: await printMessages(model) },
    { path: 'validators.ts', text: validators },
  ];
}
