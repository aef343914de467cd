import type { Tx } from '../../db/database.js';
import { updateHighlights } from '../../db/queries/timeline/marks.js';
import { ruleCase, setRuleMarks } from '../../db/queries/timeline/rule-marks.js';
import type { Incident } from '../../domain/incident/incident.js';
import type { RuleName } from '../../domain/timeline/rules/rule.js';
import { type RuleMet, rulesMet } from '../../domain/timeline/rules/rules-met.js';

/**
 * Puts rules' marks on messages, and takes them off, until they are what the rules say of what stands there now: of the
 * messages that have changed, and of those whose case they have changed. False where another is writing one of these
 * messages at this moment: then nothing is judged, and it is to be tried again. An image stays on the timeline though the
 * words of its alert may be forgotten by now.
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
  const put = without(met, found.currentMarks);
  const off = without(found.currentMarks, met).filter(({ rule }) => rule !== 'images' || !found.isForgotten);
  await setRuleMarks(tx, incident, { list: put, isOn: true });
  await setRuleMarks(tx, incident, { list: off, isOn: false });
  const ts = [...new Set([...put, ...off].map((one) => one.ts))];
  await updateHighlights(tx, { workspaceId, channelId, ts });
  return true;
}

function without(list: RuleMet[], others: RuleMet[]): RuleMet[] {
  const known = new Set(others.map(({ ts, rule }) => `${ts} ${rule}`));
  return list.filter(({ ts, rule }) => !known.has(`${ts} ${rule}`));
}
