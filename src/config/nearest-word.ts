/** The word that was probably meant: one that begins so, or the nearest where at most a third of the letters differ; else null. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const begun = words.filter((word) => typed.length > 2 && word.startsWith(typed));
  const ranked = (begun.length > 0 ? begun : words)
    .map((word) => ({ word, steps: editSteps(typed.toLowerCase(), word.toLowerCase()) }))
    .sort((one, other) => one.steps - other.steps);
  const best = ranked[0];
  return best && (begun.length > 0 || best.steps <= Math.ceil(best.word.length / 3)) ? best.word : null;
}

/** Letters to add, drop or change to get from one word to the other (Levenshtein). */
function editSteps(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, wanted] of [...to].entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === wanted ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
