import { unreachable } from '../../unreachable.js';
import type { MessageRef, Version } from './observed-message.js';

/**
 * What makes a message a highlight: a person's reaction, pin or shortcut, or a rule. `hidden` removes it by hand: only
 * marks of a later version count then.
 */
export const markKinds = ['reaction', 'pin', 'shortcut', 'rule', 'hidden'] as const;
export type MarkKind = (typeof markKinds)[number];

/** A mark added to or removed from a message, as reported by Slack. */
export interface ObservedMark extends MessageRef {
  kind: MarkKind;
  /** The emoji's short code, or the rule's name; else empty. */
  name: string;
  /** Who added or removed it. */
  byId: string;
  isOn: boolean;
  /** When. If Slack reports a mark twice, the later version counts, whichever arrived first. */
  version: Version;
  /** The comment of the person who marked it. */
  note: string | null;
}

/**
 * Identifies a mark: a message is pinned or hidden once, whoever does it, and each rule counts once; reactions and
 * shortcuts are separate for each person.
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

/** A moment in the form of a Slack timestamp, for marks made through Firebreak: same length, from 1970 on. */
export function versionAt(at: Date): Version {
  const seconds = String(Math.floor(at.getTime() / 1_000)).padStart(10, '0');
  return `${seconds}.${String(at.getMilliseconds()).padStart(3, '0')}000`;
}

/** The same, but always later than the latest known version, even if clocks differ. */
export function versionAfter(latest: Version | null, at: Date): Version {
  const now = versionAt(at);
  return latest === null || now > latest ? now : versionJustAfter(latest);
}

/**
 * The version for a state found in Slack without a known time: just after the latest known version, so that anything
 * that Slack reports afterwards counts, even if clocks differ.
 */
export function versionJustAfter(latest: Version): Version {
  const [seconds, micros] = latest.split('.').map(Number);
  const after = (seconds ?? 0) * 1_000_000 + (micros ?? 0) + 1;
  return `${Math.floor(after / 1_000_000)}.${String(after % 1_000_000).padStart(6, '0')}`;
}
