import { describe, expect, it } from 'vitest';
import { readWanted } from '../../src/commands/action-items/read-wanted.js';
import { fixedZone } from '../../src/domain/time/zone.js';

const read = (line: string) => readWanted(line, new Date('2026-11-23T14:30:00Z'), fixedZone(0));
const plain = {
  title: 'Add a breaker',
  ownerIds: [],
  ownerName: null,
  due: null,
  priority: null,
  type: null,
};
const friday = { kind: 'read', day: '2026-11-27', rest: expect.any(String) };

describe('an action item as typed', () => {
  it.each<[string, object]>([
    ['Add a breaker', {}],
    [
      'Add a breaker <@U2|priya> by friday p1 prevent',
      { ownerIds: ['U2'], due: friday, priority: 'p1', type: 'prevent' },
    ],
    [
      'Add a breaker prevent p1 by friday <@U2>',
      { ownerIds: ['U2'], due: friday, priority: 'p1', type: 'prevent' },
    ],
    ['<@U2> Add a breaker', { ownerIds: ['U2'] }],
    ['<@U2>, Add a breaker <@U3>', { ownerIds: ['U2', 'U3'] }],
    ['Add a breaker owner: <@U2>', { ownerIds: ['U2'] }],
    ...[' and ', ', ', ' & ', ' or ', '/', ', and '].map((joint): [string, object] => [
      `Add a breaker <@U2|priya>${joint}<@U3> by friday`,
      { ownerIds: ['U3', 'U2'], due: friday },
    ]),
    ['Add a breaker @priya', { ownerName: 'priya' }],
    ['Add a breaker by the 31st of February', { due: { kind: 'unclear', why: 'no_such_day' } }],
    ['Add a breaker P2', { priority: 'p2' }],
  ])('“%s”', (line, expected) => {
    expect(read(line)).toMatchObject({ ...plain, ...expected });
  });

  it.each([
    'Ask <@U2> about p1 alerts',
    'Compare <@U2> and the others',
    'Detect what we failed to see',
    'p1',
    'prevent',
    'Page <!subteam^S1|@oncall>',
    'Mail sam@example.com',
  ])('keeps “%s” whole, since options stand at the end', (line) => {
    expect(read(line)).toEqual({ ...plain, title: line });
  });

  it('takes each option once and leaves the rest in the text', () => {
    expect(read('Add a breaker p2 p1')).toMatchObject({ title: 'Add a breaker p2', priority: 'p1' });
  });
});
