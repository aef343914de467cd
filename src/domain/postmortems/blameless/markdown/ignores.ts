import type { RuleId } from '../rule.js';

/** The rules that are off for a part of a document. */
export type Ignored = 'all' | ReadonlySet<string>;

export const noneIgnored: Ignored = new Set<RuleId>();

/** What `<!-- firebreak-ignore -->` or `<!-- firebreak-ignore: hindsight, judgment -->` turns off; null for other HTML. */
export function ignoredBy(html: string): Ignored | null {
  const [match, list] = /^\s*<!--\s*firebreak-ignore(?:\s*:([\w\s,-]*?))?\s*-->/.exec(html) ?? [];
  if (match === undefined) return null;
  const rules = (list ?? '').split(/[\s,]+/).filter(Boolean);
  return rules.length === 0 ? 'all' : new Set(rules);
}

export function isIgnored(ignored: Ignored, rule: RuleId): boolean {
  return ignored === 'all' || ignored.has(rule);
}

export function both(one: Ignored, other: Ignored): Ignored {
  return one === 'all' || other === 'all' ? 'all' : new Set([...one, ...other]);
}
