import { ParleyError } from '../errors.ts';
import { quote } from './text.ts';

const placeholder = /^\{([^{}/]+)\}$/;
const wildcard = /[+#]/;
const impossible = /[\0\p{Cs}]/u;
const maxTopicBytes = 65_535;

/** The names of a template's `{placeholders}`, in order; each is a whole level. */
export function placeholders(template: string): readonly string[] {
  return template.split('/').flatMap((level) => nameOf(level) ?? []);
}

/** Fills the `{placeholders}` of an address. Throws `invalid_parameter` if one has no value: a hole in a topic never matches. REQ-TOPIC-1 */
export function formatAddress(template: string, values: Readonly<Record<string, string>>): string {
  if (!template.includes('{')) return template;
  return mapLevels(template, (name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined)
      throw new ParleyError('invalid_parameter', `${template} has no value for {${name}}`);
    return checkedValue(name, value);
  });
}

/** The values that make `topic` out of the template; undefined if none do. REQ-TOPIC-3 */
export function parseAddress(template: string, topic: string): Record<string, string> | undefined {
  if (!template.includes('{')) return template === topic ? {} : undefined;
  const wanted = template.split('/');
  const levels = topic.split('/');
  if (wanted.length !== levels.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, level] of wanted.entries()) {
    const name = nameOf(level);
    const value = levels[index] ?? '';
    if (
      name === undefined ? level !== value : !isAddressValue(value) || (values.get(name) ?? value) !== value
    ) {
      return undefined;
    }
    if (name !== undefined) values.set(name, value);
  }
  return Object.fromEntries(values);
}

/** The MQTT filter of an address: bound placeholders filled, `+` for the others. REQ-TOPIC-4 */
export function addressFilter(template: string, bound: Readonly<Record<string, string>> = {}): string {
  return mapLevels(template, (name) => {
    const value = Object.hasOwn(bound, name) ? bound[name] : undefined;
    return value === undefined ? '+' : checkedValue(name, value);
  });
}

/** True for a value that may stand in a placeholder: one level, no wildcard. */
export function isAddressValue(value: string): boolean {
  return value.length > 0 && !value.includes('/') && !wildcard.test(value) && !impossible.test(value);
}

/** True for a topic that can be published to [MQTT-4.7.1]. REQ-TOPIC-5 */
export function isTopicName(topic: string): boolean {
  return isTopicText(topic) && !wildcard.test(topic);
}

/** True for a filter that can be subscribed to, `$share/{group}/...` included. REQ-TOPIC-6 */
export function isTopicFilter(filter: string): boolean {
  if (!isTopicText(filter)) return false;
  const levels = filter.split('/');
  if (levels[0] === '$share' && (levels.length < 3 || levels[1] === '' || wildcard.test(levels[1] ?? '')))
    return false;
  return levels.every((level, index) => {
    if (level === '+') return true;
    if (level === '#') return index === levels.length - 1;
    return !wildcard.test(level);
  });
}

/** MQTT 4.7: `+` is one level, `#` any number, and neither in front matches a topic that begins with `$`. REQ-TOPIC-7 */
export function topicMatches(filter: string, topic: string): boolean {
  if (filter === topic) return true;
  if (topic.startsWith('$') && !filter.startsWith('$')) return false;
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true;
    if (index >= levels.length || (level !== '+' && level !== levels[index])) return false;
  }
  return wanted.length === levels.length;
}

function mapLevels(template: string, fill: (name: string) => string): string {
  return template
    .split('/')
    .map((level) => {
      const name = nameOf(level);
      return name === undefined ? level : fill(name);
    })
    .join('/');
}

function nameOf(level: string): string | undefined {
  return level.startsWith('{') ? placeholder.exec(level)?.[1] : undefined;
}

function checkedValue(name: string, value: string): string {
  if (isAddressValue(value)) return value;
  throw new ParleyError(
    'invalid_parameter',
    `{${name}} cannot be ${quote(value)}: one level without / + # or NUL`,
  );
}

function isTopicText(text: string): boolean {
  if (text.length === 0 || impossible.test(text)) return false;
  return text.length * 3 <= maxTopicBytes || new TextEncoder().encode(text).length <= maxTopicBytes;
}
