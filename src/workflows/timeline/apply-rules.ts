import type { Tx } from '../../db/database.js';
import { updateHighlights } from '../../db/queries/timeline/messages/marks.js';
import { ruleCase, setRuleMarks } from '../../db/queries/timeline/messages/rule-marks.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { RuleName } from '../../domain/timeline/rules/rule.js';
import { type RuleMet, rulesMet } from '../../domain/timeline/rules/rules-met.js';

/**
 * Adds and removes rule marks until they match the rules, for changed messages and those affected by them. Returns
 * false, having changed nothing, if another transaction is writing one of these messages; retry later. An image stays
 * highlighted even after its alert's text is forgotten.
 */
export async function applyRules(
  tx: Tx,
  incident: Incident,
  { changed, rules }: { changed: string[]; rules: Record<RuleName, boolean> },
): Promise<boolean> {
  const { workspaceId, channelId } = incident;
  if (channelId === null || changed.length === 0) return true;
  const found = await ruleCase(tx, incident, { changed, withFirsts: rules.responders });
  if (!found) return false;
  const judged = new Set(found.judged);
  const met = rulesMet(found.material, rules).filter(({ ts }) => judged.has(ts));
  const added = without(met, found.currentMarks);
  const removed = without(found.currentMarks, met).filter(
    ({ rule }) => rule !== 'images' || !found.isForgotten,
  );
  await setRuleMarks(tx, incident, { list: added, isOn: true });
  await setRuleMarks(tx, incident, { list: removed, isOn: false });
  const ts = [...new Set([...added, ...removed].map((one) => one.ts))];
  await updateHighlights(tx, { workspaceId, channelId, ts });
  return true;
}

function without(list: RuleMet[], others: RuleMet[]): RuleMet[] {
  const known = new Set(others.map(({ ts, rule }) => `${ts} ${rule}`));
  return list.filter(({ ts, rule }) => !known.has(`${ts} ${rule}`));
}
