import { groupBy } from '../group-by.js';
import { type RunStep, type StepText, untouched } from './run.js';

/**
 * The steps of a newer version with what people did about the same steps before. A step is the same if its source is,
 * else if its title is; of several alike, the first not taken yet.
 */
export function carryOver(before: readonly RunStep[], now: readonly StepText[]): RunStep[] {
  const taken = new Set<RunStep>();
  const taker = (keyOf: (step: StepText) => string) => {
    const left = groupBy(before, keyOf);
    return (step: StepText) => {
      const found = left.get(keyOf(step))?.find((one) => !taken.has(one));
      if (found) taken.add(found);
      return found;
    };
  };
  const byText = now.map(taker(({ markdown }) => markdown));
  const takeByTitle = taker(({ title }) => title);
  return now.map((text, index) => {
    const { title, markdown, depth } = text;
    const { state, note, assigneeId, assignedAt, timerDueAt } =
      byText[index] ?? takeByTitle(text) ?? untouched;
    return { title, markdown, depth, position: index + 1, state, note, assigneeId, assignedAt, timerDueAt };
  });
}
