import type { PhaseTone } from './picture.js';

/** A picture as shapes in a coordinate system of pixels from the top left, for any format to draw. */
export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

export type Shape =
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; ink: Ink }
  | { kind: 'rect'; x: number; y: number; width: number; height: number; ink: Ink }
  | { kind: 'dot'; x: number; y: number; radius: number; ink: Ink }
  /** `x`: the start or middle of the text; `y`: its base line. */
  | { kind: 'text'; x: number; y: number; size: number; isCentered: boolean; runs: Run[] };

export interface Run {
  text: string;
  ink: Ink;
}

/** What a shape means; formats and themes have a color for each. */
export type Ink = PhaseTone | 'text' | 'muted' | 'line';
