import { isAlert } from './is-alert.js';
import { isDeployNotice } from './is-deploy-notice.js';
import { type RuleName, ruleNames } from './rule.js';

/** What the rules look at of a message in an incident's channel. */
export interface RuleMaterial {
  /** Slack's timestamp; equal lengths, so they compare as text. */
  ts: string;
  authorId: string;
  isBot: boolean;
  text: string;
  hasImage: boolean;
  isDeleted: boolean;
}

/** A message that meets a rule. */
export interface RuleMet {
  ts: string;
  rule: RuleName;
}

/** How long after an alert an image belongs to it. */
export const imageAfterAlertSeconds = 60;

/**
 * Which messages meet which of the rules that are on: nothing but what stands there now counts, in whatever order it was
 * told. A message that was deleted meets none.
 */
export function rulesMet(messages: RuleMaterial[], isOn: Record<RuleName, boolean>): RuleMet[] {
  const standing = messages.filter(({ isDeleted }) => !isDeleted).toSorted((a, b) => (a.ts < b.ts ? -1 : 1));
  return ruleNames
    .filter((rule) => isOn[rule])
    .flatMap((rule) => meets[rule](standing).map(({ ts }) => ({ ts, rule })));
}

/** Each is given what stands, in its order. */
const meets: Record<RuleName, (standing: RuleMaterial[]) => RuleMaterial[]> = {
  alerts: alertsAmong,
  deploys: (standing) => standing.filter(({ isBot, text }) => isBot && isDeployNotice(text)),
  images: imagesAfterAlerts,
  responders: firstOfEachPerson,
};

function alertsAmong(standing: RuleMaterial[]): RuleMaterial[] {
  return standing.filter(({ isBot, text }) => isBot && isAlert(text));
}

function imagesAfterAlerts(standing: RuleMaterial[]): RuleMaterial[] {
  const alerts = alertsAmong(standing);
  return standing.filter(
    (image) => image.hasImage && alerts.some((alert) => alert.ts < image.ts && isSoonAfter(alert, image)),
  );
}

function isSoonAfter(alert: RuleMaterial, image: RuleMaterial): boolean {
  return microseconds(image) - microseconds(alert) <= imageAfterAlertSeconds * 1_000_000;
}

function microseconds({ ts }: RuleMaterial): number {
  return Number(ts.replace('.', ''));
}

function firstOfEachPerson(standing: RuleMaterial[]): RuleMaterial[] {
  const known = new Set<string>();
  return standing.filter(({ authorId, isBot }) => {
    if (isBot || authorId === '' || known.has(authorId)) return false;
    known.add(authorId);
    return true;
  });
}
