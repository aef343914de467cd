/** The known word closest to what was typed, or null if none is close. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  const word = typed.toLowerCase();
  const allowed = Math.max(1, Math.floor(word.length / 3));
  const ranked = known
    .filter((candidate) => isCutShort(word, candidate) || Math.abs(word.length - candidate.length) <= allowed)
    .map((candidate) => ({ candidate, distance: distanceTo(word, candidate) }))
    .sort((a, b) => a.distance - b.distance || a.candidate.length - b.candidate.length);
  const [best] = ranked;
  return best && best.distance <= allowed ? best.candidate : null;
}

/** A truncated word is closer than any with a typo. */
function distanceTo(word: string, candidate: string): number {
  return isCutShort(word, candidate) ? 0.5 : editDistance(word, candidate);
}

function isCutShort(word: string, candidate: string): boolean {
  return word.length >= 3 && word.length < candidate.length && candidate.startsWith(word);
}

/** Insertions, deletions, replacements and swaps of adjacent letters (restricted Damerau–Levenshtein distance). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const replaced = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : replaced;
      rows[i]?.push(Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, replaced, swapped));
    }
  }
  return cell(a.length, b.length);
}
