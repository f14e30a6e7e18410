import { below } from '../../model/place.ts';
import type { Rule } from '../rule.ts';
import { unreadableCharacter } from './unreadable-character.ts';

export const addressIllegal: Rule = {
  id: 'ADDRESS_ILLEGAL',
  severity: 'error',
  summary: 'An address is no MQTT topic name with {placeholders} for whole levels.',
  each: 'channel',
  check: ({ raw, place }, report, { config }) => {
    if (typeof raw.address !== 'string') return;
    const fault = faultOf(raw.address, config.prefix);
    if (fault !== undefined) report({ place: below(place, 'address'), message: `"${raw.address}" ${fault}` });
  },
};

function faultOf(address: string, prefix: string): string | undefined {
  if (address === '') return 'is empty';
  if (/[+#]/.test(address))
    return 'has a wildcard; a message is published to one topic. Write {name} for a level that varies';
  if (address.includes('\0')) return 'has a NUL character';
  const character = unreadableCharacter(address);
  if (character !== undefined) return `has ${character}, for which a broker may close the connection`;
  if (address.startsWith('$')) return "begins with $, which is the broker's own";
  if (address === prefix || address.startsWith(`${prefix}/`))
    return `lies under ${prefix}, which is Parley's own`;
  const levels = address.split('/');
  if (levels.includes('')) return 'has an empty level';
  const odd = levels.find((level) => /[{}]/.test(level) && !/^\{[^{}]+\}$/.test(level));
  if (odd !== undefined) return `has the level "${odd}"; a placeholder is a whole level, such as {region}`;
  const names = levels.filter((level) => level.startsWith('{'));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `has ${twice} twice`;
}
