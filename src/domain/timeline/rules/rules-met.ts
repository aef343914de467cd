import { isAlert } from './is-alert.js';
import { isDeployNotice } from './is-deploy-notice.js';
import { type RuleName, ruleNames } from './rule.js';

/** What the rules examine in a message of an incident's channel. */
export interface RuleMaterial {
  /** Slack's timestamp; equal lengths, so they compare as text. */
  ts: string;
  authorId: string;
  isBot: boolean;
  text: string;
  hasImage: boolean;
  isDeleted: boolean;
}

/** A message that matches a rule. */
export interface RuleMet {
  ts: string;
  rule: RuleName;
}

/** How long after an alert an image is considered part of it. */
export const imageAfterAlertSeconds = 60;

/**
 * Which messages match which enabled rules. Only the current messages count, in whatever order they arrived. Deleted
 * messages match none.
 */
export function rulesMet(messages: RuleMaterial[], isOn: Record<RuleName, boolean>): RuleMet[] {
  const existing = messages.filter(({ isDeleted }) => !isDeleted).toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
  return ruleNames
    .filter((rule) => isOn[rule])
    .flatMap((rule) => meets[rule](existing).map(({ ts }) => ({ ts, rule })));
}

/** Each rule gets the messages that still exist, in order. */
const meets: Record<RuleName, (existing: RuleMaterial[]) => RuleMaterial[]> = {
  alerts: alertsAmong,
  deploys: (existing) => existing.filter(({ isBot, text }) => isBot && isDeployNotice(text)),
  images: imagesAfterAlerts,
  responders: firstOfEachPerson,
};

function alertsAmong(existing: RuleMaterial[]): RuleMaterial[] {
  return existing.filter(({ isBot, text }) => isBot && isAlert(text));
}

function imagesAfterAlerts(existing: RuleMaterial[]): RuleMaterial[] {
  const alerts = alertsAmong(existing);
  return existing.filter(
    (image) => image.hasImage && alerts.some((alert) => alert.ts < image.ts && isSoonAfter(alert, image)),
  );
}

function isSoonAfter(alert: RuleMaterial, image: RuleMaterial): boolean {
  return microseconds(image) - microseconds(alert) <= imageAfterAlertSeconds * 1_000_000;
}

function microseconds({ ts }: RuleMaterial): number {
  return Number(ts.replace('.', ''));
}

function firstOfEachPerson(existing: RuleMaterial[]): RuleMaterial[] {
  const known = new Set<string>();
  return existing.filter(({ authorId, isBot }) => {
    if (isBot || authorId === '' || known.has(authorId)) return false;
    known.add(authorId);
    return true;
  });
}
