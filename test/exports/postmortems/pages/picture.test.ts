import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writer } from '../../../../src/exports/postmortems/article/inline.js';
import { pictureOf } from '../../../../src/exports/postmortems/article/picture-of.js';
import { draw } from '../../../../src/exports/postmortems/picture/draw.js';
import { placeLabels } from '../../../../src/exports/postmortems/picture/place-labels.js';
import { ticksBetween, tickText } from '../../../../src/exports/postmortems/picture/ticks.js';
import { anIncident, at, milestones } from '../../../support/an-incident.js';
import { aDocument } from './a-document.js';

const pictureFor = (known: Parameters<typeof milestones>[0]) =>
  pictureOf(aDocument({ incident: anIncident({ milestones: milestones(known) }) }), writer(new Map()));

describe('the picture of an incident', () => {
  it('has a phase between each two milestones, in the order in which they happened', () => {
    const picture = pictureFor({
      declared: '14:02',
      impact_started: '13:41',
      mitigated: '14:48',
      resolved: '15:12',
    });
    expect(picture?.phases.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Undetected', at('13:41'), at('14:02')],
      ['Declared', at('14:02'), at('14:48')],
      ['Mitigated', at('14:48'), at('15:12')],
    ]);
  });

  it('says the same in a sentence', () => {
    expect(pictureFor({ declared: '14:02', resolved: '15:12' })?.description).toBe(
      'Declared 2026-11-23 14:02 UTC, resolved 15:12 UTC: 1 h 10 min in all.',
    );
  });

  it('leaves out what came long after the incident', () => {
    const picture = pictureFor({
      declared: '14:02',
      resolved: '15:12',
      closed: '23:00',
      postmortem_published: '23:30',
    });
    expect(picture?.to).toEqual(at('15:12'));
  });

  it("isn't drawn of a single point in time", () => {
    expect(pictureFor({ declared: '14:02' })).toBeNull();
    expect(pictureFor({ detected: '14:02', declared: '14:02' })).toBeNull();
  });

  it('has the highlights between its ends, without emoji', () => {
    const [row] = aDocument()
      .sections.flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'timeline' ? block.rows : []));
    if (!row) throw new Error('no highlight');
    const rows = ['13:40', '14:10', '15:13'].map((time) => ({
      ...row,
      at: at(time),
      spans: [{ kind: 'text', text: `🔥 at\n${time} 👩‍🚒` } as const],
    }));
    const section = {
      id: null,
      key: 't',
      title: 'T',
      guidance: null,
      comments: [],
      written: null,
      gaps: [],
      answers: [],
    };
    const document = aDocument({
      sections: [{ ...section, blocks: [{ kind: 'timeline', rows, contradictions: [] }] }],
    });
    expect(pictureOf(document, writer(new Map()))?.highlights).toEqual([
      { at: at('14:10'), label: 'at 14:10' },
    ]);
  });

  it('writes the name of a phase where it fits, and its duration too where both fit', () => {
    const picture = pictureFor({
      impact_started: '13:00',
      detected: '13:01',
      declared: '13:20',
      resolved: '15:00',
    });
    if (!picture) throw new Error('no picture');
    const inBar = draw(picture, 760).shapes.flatMap((shape) =>
      shape.kind === 'text' && shape.runs.length === 1 ? [shape.runs[0]?.text] : [],
    );
    expect(inBar.filter((text) => !/^\d\d:/.test(text ?? ''))).toEqual(['Detected', 'Declared · 1 h 40 min']);
  });
});

describe('labels', () => {
  const labels = fc.array(
    fc.record({ x: fc.integer({ min: 0, max: 700 }), width: fc.integer({ min: 10, max: 300 }) }),
    { maxLength: 25 },
  );
  const room = { width: 700, maxLanes: 4 };

  it('never overlap in a lane, and stay in the picture', () => {
    fc.assert(
      fc.property(labels, (all) => {
        const placed = placeLabels(all, room);
        for (const [index, one] of placed.entries()) {
          expect(one.start).toBeGreaterThanOrEqual(0);
          expect(one.start + one.label.width).toBeLessThanOrEqual(room.width);
          for (const other of placed.slice(index + 1))
            expect(
              one.lane === other.lane &&
                one.start < other.start + other.label.width &&
                other.start < one.start + one.label.width,
            ).toBe(false);
        }
      }),
    );
  });

  it('are never crossed by the line that leads to another', () => {
    fc.assert(
      fc.property(labels, (all) => {
        const placed = placeLabels(all, room);
        for (const upper of placed)
          for (const lower of placed)
            if (upper.lane > lower.lane)
              expect(upper.label.x > lower.start && upper.label.x < lower.start + lower.label.width).toBe(
                false,
              );
      }),
    );
  });

  it('form steps down to the right', () => {
    const close = [0, 10, 20].map((x) => ({ x, width: 100 }));
    expect(placeLabels(close, room).map(({ lane }) => lane)).toEqual([2, 1, 0]);
  });

  it('are left out where there is no room', () => {
    const close = Array.from({ length: 10 }, (_, index) => ({ x: index, width: 100 }));
    expect(placeLabels(close, room)).toHaveLength(4);
  });
});

describe('ticks', () => {
  it.each([
    ['13:41', '14:05', ['13:45', '13:50', '13:55', '14:00', '14:05']],
    ['09:10', '18:20', ['10:00', '12:00', '14:00', '16:00', '18:00']],
  ])('between %s and %s are at round times', (from, to, expected) => {
    expect(ticksBetween(at(from), at(to), 6).map(tickText)).toEqual(expected);
  });

  it('name the day at midnight', () => {
    const ticks = ticksBetween(at('13:00'), new Date('2026-11-25T13:00:00Z'), 6);
    expect(ticks.map(tickText)).toEqual(['Nov 24', '12:00', 'Nov 25', '12:00']);
  });

  it('are few, however long the time', () => {
    const ticks = ticksBetween(new Date('1970-01-01'), new Date('2026-01-01'), 8);
    expect(ticks.length).toBeLessThanOrEqual(9);
    expect(ticks.length).toBeGreaterThan(2);
  });
});
