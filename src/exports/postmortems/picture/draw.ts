import { clockText, durationText } from '../words.js';
import type { Moment, Phase, Picture } from './picture.js';
import { type Placed, placeLabels, textWidth } from './place-labels.js';
import type { Drawing, Shape } from './shapes.js';
import { ticksBetween, tickText } from './ticks.js';

const size = 12;
const laneHeight = 19;
const barHeight = 26;
/** Left and right of the axis, so that the first and last tick fit. */
const margin = 18;

/** Milestones above a bar of phases, highlights below, and the time. */
export function draw(picture: Picture, width: number): Drawing {
  const xOf = scale(picture, width);
  const milestones = placeLabels(labelsOf(picture.milestones, xOf, 40), { width, maxLanes: 10 });
  const highlights = placeLabels(labelsOf(picture.highlights, xOf, 34), { width, maxLanes: 4 });
  const top = lanesIn(milestones) * laneHeight + 12;
  const dots = top + barHeight + 8;
  const axis = dots + 16 + lanesIn(highlights) * laneHeight;
  return {
    ...{ width, height: axis + 26 },
    shapes: [
      ...milestones.flatMap((one) => label(one, top, top - 14 - one.lane * laneHeight)),
      ...picture.phases.flatMap((phase) => bar(phase, top, xOf)),
      ...picture.highlights.map(
        ({ at }): Shape => ({ kind: 'dot', x: xOf(at), y: dots, radius: 3, ink: 'muted' }),
      ),
      ...highlights.flatMap((one) => label(one, dots, dots + 19 + one.lane * laneHeight)),
      ...ticks(picture, axis, { xOf, width }),
    ],
  };
}

type Scale = (at: Date) => number;

function scale({ from, to }: Picture, width: number): Scale {
  const span = Number(to) - Number(from);
  return (at) => round(margin + ((Number(at) - Number(from)) / span) * (width - 2 * margin));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

interface TextLabel {
  x: number;
  width: number;
  time: string;
  words: string;
}

function labelsOf(moments: readonly Moment[], xOf: Scale, maxChars: number): TextLabel[] {
  return moments.map(({ at, label: all }) => {
    const [time, words] = [clockText(at), clipped(all, maxChars)];
    return { x: xOf(at), width: textWidth(`${time} ${words}`, size) + 6, time, words };
  });
}

function clipped(words: string, maxChars: number): string {
  const characters = [...words];
  if (characters.length <= maxChars) return words;
  return `${characters
    .slice(0, maxChars - 1)
    .join('')
    .trimEnd()}…`;
}

function lanesIn(placed: readonly Placed<TextLabel>[]): number {
  return Math.max(0, ...placed.map(({ lane }) => lane + 1));
}

/** A text at `y`, with a line from `from` to it. */
function label({ label: { x, time, words }, start }: Placed<TextLabel>, from: number, y: number): Shape[] {
  const runs = [{ text: `${time} `, ink: 'muted' } as const, { text: words, ink: 'text' } as const];
  return [
    { kind: 'line', x1: x, y1: from, x2: x, y2: y < from ? y + 4 : y - 11, ink: 'line' },
    { kind: 'text', x: round(start + 1), y, size, isCentered: false, runs },
  ];
}

/** As much of the phase's name and duration as fits. */
function bar({ name, tone, from, to }: Phase, y: number, xOf: Scale): Shape[] {
  const [x, end] = [xOf(from), xOf(to)];
  const width = round(Math.max(end - x - 1, 0.5));
  const took = durationText(Number(to) - Number(from));
  const words = [`${name} · ${took}`, name, took].find((one) => textWidth(one, size) + 8 <= width);
  return [
    { kind: 'rect', x, y, width, height: barHeight, ink: tone },
    ...(words === undefined ? [] : [plainText(words, x + 5, y + 17)]),
  ];
}

function plainText(text: string, x: number, y: number): Shape {
  return { kind: 'text', x: round(x), y, size, isCentered: false, runs: [{ text, ink: 'text' }] };
}

function ticks({ from, to }: Picture, y: number, { xOf, width }: { xOf: Scale; width: number }): Shape[] {
  return [
    { kind: 'line', x1: margin, y1: y, x2: width - margin, y2: y, ink: 'line' },
    ...ticksBetween(from, to, width / 70).flatMap((at): Shape[] => {
      const x = xOf(at);
      return [
        { kind: 'line', x1: x, y1: y, x2: x, y2: y + 4, ink: 'line' },
        {
          kind: 'text',
          x,
          y: y + 18,
          size: 11,
          isCentered: true,
          runs: [{ text: tickText(at), ink: 'muted' }],
        },
      ];
    }),
  ];
}
