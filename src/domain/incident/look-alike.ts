import { plainLetters } from '../plain-letters.js';
import type { Incident } from './incident.js';
import { milestoneAt } from './milestone.js';
import { isActive } from './status.js';

/** What people are shown of an incident that looks like another. */
export interface LookAlike {
  number: number;
  title: string;
  /** ISO 8601, UTC. */
  declaredAt: string;
  reporterId: string;
}

/** Titles are compared only within this time; affected services within a day. */
const sameWordsMs = 30 * 60_000;
const sameServiceMs = 24 * 3_600_000;

/**
 * The newest open incident that may be the same as `one`: declared within half an hour with the same significant words,
 * or within a day with the same affected service. Drills match only drills. Null if there is none.
 */
export function lookAlikeOf(one: Incident, others: readonly Incident[]): Incident | null {
  const alike = others
    .filter((other) => other.number !== one.number && other.kind === one.kind && isActive(other.status))
    .filter((other) => looksAlike(one, other))
    .toSorted((a, b) => b.number - a.number);
  return alike[0] ?? null;
}

export function asLookAlike(incident: Incident): LookAlike {
  const { number, title, reporterId } = incident;
  return { number, title, reporterId, declaredAt: new Date(declaredMs(incident)).toISOString() };
}

function looksAlike(one: Incident, other: Incident): boolean {
  const apart = Math.abs(declaredMs(one) - declaredMs(other));
  if (apart <= sameWordsMs && haveSameWords(one.title, other.title)) return true;
  const services = new Set(other.affects.map(folded));
  return apart <= sameServiceMs && one.affects.some((thing) => services.has(folded(thing)));
}

function declaredMs({ milestones }: Incident): number {
  return milestoneAt(milestones, 'declared')?.getTime() ?? 0;
}

/** Whether half of the shorter title's significant words are in the other title; titles without any must be equal. */
export function haveSameWords(one: string, other: string): boolean {
  const [a, b] = [significantWords(one), significantWords(other)];
  if (a.size === 0 || b.size === 0) return folded(one) === folded(other);
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared / Math.min(a.size, b.size) >= 0.5;
}

/** The words of a title that tell what is broken, folded and without their plural. */
export function significantWords(title: string): Set<string> {
  const words = folded(title).split(/[^\p{L}\p{N}]+/u);
  return new Set(
    words.map(stem).filter((word) => word.length > 1 && !/^\d+$/.test(word) && !common.has(word)),
  );
}

/** Treats `errors` and `error` as the same word. */
function stem(word: string): string {
  return word.length > 3 && !/(?:ss|us)$/.test(word) ? word.replace(/s$/, '') : word;
}

function folded(text: string): string {
  return plainLetters(text).trim();
}

/** Words that don't tell what is broken: stop words, severities and what every incident is called. */
const common: ReadonlySet<string> = new Set(
  [
    'a an and are as at be by can cannot for from has have in into is it its no not of on or our out since some still',
    'the there they this to up was we were when with you your all after before again now',
    'sev1 sev2 sev3 sev4 sev5 p1 p2 p3 p4 p5 sev severity critical urgent incident outage drill test',
    'down broken broke error fail failed failing failure issue problem slow slowness degraded degradation unavailable',
    'unreachable timeout timing timed working work alert alerting high rate many 4xx 5xx user customer people service',
    'server site page app system prod production api',
    'der die das ist sind nicht und im in kaputt gestort storung langsam fehler geht',
  ].flatMap((line) => line.split(' ').map(stem)),
);
