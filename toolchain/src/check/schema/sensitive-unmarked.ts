import { isObject } from '../../source/pointer.ts';
import { below } from '../../model/place.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Rule } from '../rule.ts';
import type { SchemaPlace } from './schema-places.ts';

/** Names, without case and separators, that hardly ever stand for anything else; English, German, French, Spanish. */
const sensitive: ReadonlySet<string> = new Set(
  (
    'email emailaddress iban bankaccount accountnumber kontonummer ssn socialsecuritynumber sozialversicherungsnummer ' +
    'taxid steuernummer nif nationalid passport passportnumber passnummer creditcard creditcardnumber cardnumber ' +
    'kreditkarte cvv cvc password passwort kennwort motdepasse contrasena secret accesstoken refreshtoken apikey ' +
    'privatekey phone phonenumber mobilephone telephone telefon telefonnummer telefono firstname lastname surname ' +
    'fullname vorname nachname prenom apellido dateofbirth birthdate birthday geburtsdatum datedenaissance ' +
    'fechadenacimiento homeaddress postaladdress streetaddress driverlicense driverslicense'
  ).split(' '),
);

export const sensitiveUnmarked: Rule = {
  id: 'SENSITIVE_UNMARKED',
  severity: 'warning',
  summary: 'A property has the name of personal data or of a secret, and does not say whether it is.',
  each: 'schema',
  check: (found, report, workspace) => {
    const { properties } = found.schema;
    for (const name of isObject(properties) ? Object.keys(properties) : []) {
      const isNamed = sensitive.has(name.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase());
      if (!isNamed || holdsNoText(properties, name) || isMarked(found, name, workspace)) continue;
      const message = `"${name}" sounds like personal data or a secret, and nothing says whether it is`;
      const hint = 'write x-parley-sensitive: true, or false if it is harmless';
      report({ place: below(found.place, 'properties', name), part: 'key', message, hint });
    }
  },
};

/** Flags and forbidden members carry nothing personal. */
function holdsNoText(properties: unknown, name: string): boolean {
  const schema = isObject(properties) ? properties[name] : undefined;
  return schema === false || (isObject(schema) && (schema.type === 'boolean' || schema.type === 'null'));
}

/** The schema says it itself, or what it refers to does, or the object as a whole. */
function isMarked({ schema, location }: SchemaPlace, name: string, { schemas }: Workspace): boolean {
  if (typeof schema['x-parley-sensitive'] === 'boolean') return true;
  const own = isObject(schema.properties) ? schema.properties[name] : undefined;
  if (!isObject(own)) return false;
  if (typeof own['x-parley-sensitive'] === 'boolean') return true;
  const target =
    typeof own.$ref === 'string' ? schemas.resolve(own.$ref, location.resource)?.schema : undefined;
  return isObject(target) && typeof target['x-parley-sensitive'] === 'boolean';
}
