import { unreachable } from '../unreachable.js';
import type { MessageRef, Version } from './observed-message.js';

/**
 * What makes a message a highlight of the timeline: a person's reaction, pin or shortcut, or a rule. `hidden` takes it off
 * again by hand, whatever was put on it before.
 */
export const markKinds = ['reaction', 'pin', 'shortcut', 'rule', 'hidden'] as const;
export type MarkKind = (typeof markKinds)[number];

/** A mark that was put on a message or taken off it, as Slack told. */
export interface ObservedMark extends MessageRef {
  kind: MarkKind;
  /** The emoji's short code, or the rule's name; else empty. */
  name: string;
  /** Who put it there, or took it off. */
  byId: string;
  isOn: boolean;
  /** When: of two things told of one mark the later one holds, whichever came first. */
  version: Version;
  /** What the person who marked it had to say of it. */
  note: string | null;
}

/**
 * What makes two marks the same: a message is pinned or taken off once, whoever does it, and each rule counts once; a
 * reaction and a shortcut are each person's own.
 */
export function markKey({ kind, name, byId }: Pick<ObservedMark, 'kind' | 'name' | 'byId'>): string {
  switch (kind) {
    case 'pin':
    case 'hidden':
      return kind;
    case 'rule':
      return `${kind} ${name}`;
    case 'reaction':
      return `${kind} ${name} ${byId}`;
    case 'shortcut':
      return `${kind} ${byId}`;
    default:
      return unreachable(kind);
  }
}

/** Why a message is a highlight, for programs: `reaction:pushpin`, `pin`, `shortcut`, `rule:alerts`. */
export function reasonOf({ kind, name }: Record<'kind' | 'name', string>): string {
  return name === '' ? kind : `${kind}:${name}`;
}

/** A moment in the form of Slack's timestamps, for what is marked through Firebreak: of the same length, from 1970 on. */
export function versionAt(at: Date): Version {
  const seconds = String(Math.floor(at.getTime() / 1_000)).padStart(10, '0');
  return `${seconds}.${String(at.getMilliseconds()).padStart(3, '0')}000`;
}

/** The same, but later than what is known already, whatever two clocks say. */
export function versionAfter(latest: Version | null, at: Date): Version {
  const now = versionAt(at);
  return latest === null || now > latest ? now : versionJustAfter(latest);
}

/**
 * Of what is found to be so, and nobody knows since when: later than what is known already, but as little as can be, so that
 * whatever Slack tells of what comes afterwards holds, whatever two clocks say.
 */
export function versionJustAfter(latest: Version): Version {
  const [seconds, micros] = latest.split('.').map(Number);
  const after = (seconds ?? 0) * 1_000_000 + (micros ?? 0) + 1;
  return `${Math.floor(after / 1_000_000)}.${String(after % 1_000_000).padStart(6, '0')}`;
}
