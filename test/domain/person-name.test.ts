import { expect, it } from 'vitest';
import { foldedName, peopleNamed } from '../../src/domain/people/person-name.js';
import { aPerson } from '../support/an-incident.js';

const dana = aPerson({ userId: 'U1', name: 'dana', realName: 'Dana Ortiz', handle: 'dana' });
const jose = aPerson({ userId: 'U2', name: 'José', realName: 'José Ångström', handle: 'jangstrom' });
const otherDana = aPerson({ userId: 'U3', name: 'D. White', realName: 'Dana White', handle: 'dwhite' });
const samOne = aPerson({ userId: 'U4', name: 'so', realName: 'Sam Okafor', handle: 'so' });
const samTwo = aPerson({ userId: 'U5', name: 'Sam P', realName: 'Sam Park', handle: 'spark' });
const everybody = [dana, jose, otherDana, samOne, samTwo];
const named = (typed: string) => peopleNamed(everybody, typed).map(({ userId }) => userId);

it('finds people by handle, display name and real name, whatever the case, accents and spaces', () => {
  for (const typed of ['@jangstrom', 'jose', 'JOSÉ', '  josé   angstrom ', 'José'])
    expect(named(typed), typed).toEqual(['U2']);
});

it('matches a first name if nobody has it as a full name', () => {
  expect(named('Sam')).toEqual(['U4', 'U5']);
  expect(named('dana')).toEqual(['U1']);
});

it('finds nobody by a part of a name, or by an empty one', () => {
  for (const typed of ['dan', 'ortiz', '', ' ', '@', 'dana o']) expect(named(typed), typed).toEqual([]);
});

it('compares letters that do not decompose into a letter and an accent', () => {
  expect(foldedName('Þór Łuk ıßæ')).toBe('thor luk issae');
});
