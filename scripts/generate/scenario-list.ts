import { readScenarios, type ScenarioFile } from '../../test/conformance/scenarios/scenario.ts';
import type { GeneratedFile } from './generated-file.ts';

const path = 'docs/spec/scenario-list.md';

/** The page that says what each scenario proves, and which scenarios prove each requirement. */
export function scenarioList(): GeneratedFile {
  const files = readScenarios();
  const text = [
    '<!-- Generated from schemas/vectors/scenarios by npm run generate; do not edit. -->',
    '# The scenarios, and what they prove',
    `[scenarios.md](scenarios.md) tells how they are played. Of these ${files.length}, ${files.filter(isForAnyTime).length} can be played in real time.`,
    '## By requirement',
    table(['Requirement', 'Scenarios'], byRequirement(files)),
    '## By name',
    table(
      ['Scenario', 'What it shows', 'Time'],
      files.map(({ name, scenario }) => [`\`${name}\``, scenario.description, scenario.time]),
    ),
  ].join('\n\n');
  return { path, text };
}

function isForAnyTime({ scenario }: ScenarioFile): boolean {
  return scenario.time === 'any';
}

function byRequirement(files: readonly ScenarioFile[]): readonly (readonly string[])[] {
  const ids = new Set(files.flatMap(({ scenario }) => scenario.requirements));
  return [...ids]
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((id) => {
      const proving = files.filter(({ scenario }) => scenario.requirements.includes(id));
      return [id, proving.map(({ name }) => `\`${name}\``).join(', ')];
    });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
