/** One line: what is added to the family's name, labels, a number. */
export interface Sample {
  readonly suffix?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly name: string;
  readonly kind: 'counter' | 'gauge' | 'histogram' | 'stateset';
  /** The name ends with it. */
  readonly unit?: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** OpenMetrics 1.0 text; families without samples are left out. */
export function formatFamilies(families: readonly Family[]): string {
  const lines = families.filter(({ samples }) => samples.length > 0).flatMap(formatFamily);
  return [...lines, '# EOF', ''].join('\n');
}

function formatFamily({ name, kind, unit, help, samples }: Family): readonly string[] {
  const suffix = kind === 'counter' ? '_total' : '';
  return [
    `# TYPE ${name} ${kind}`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${escape(help)}`,
    ...samples.map((sample) => `${name}${sample.suffix ?? suffix}${formatLabels(sample)} ${sample.value}`),
  ];
}

function formatLabels({ labels = {} }: Sample): string {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${escape(value)}"`);
  return all.length === 0 ? '' : `{${all.join(',')}}`;
}

function escape(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}
