/** Words separated by spaces, in lower case. */
export function words(text: string): ReadonlySet<string> {
  return new Set(listed(text));
}

/** Nouns with their plurals. An irregular plural follows a slash: `man/men`; after a slash alone, there is none. */
export function nouns(text: string): ReadonlySet<string> {
  return new Set(
    listed(text).flatMap((entry) => {
      const [one = '', ...irregular] = entry.split('/');
      return [one, ...(irregular.length > 0 ? irregular.filter(Boolean) : [withS(one)])];
    }),
  );
}

/** Verbs in all their forms. Forms that differ from the regular ones follow a slash: `forget/forgot/forgotten/forgetting`. */
export function verbs(text: string): ReadonlySet<string> {
  return new Set(
    listed(text).flatMap((entry) => {
      const [base = '', ...irregular] = entry.split('/');
      return [base, withS(base), withIng(base), ...(irregular.length > 0 ? irregular : [withEd(base)])];
    }),
  );
}

function listed(text: string): string[] {
  return text.trim().split(/\s+/);
}

function withS(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** The regular past form: `renew` → `renewed`. */
export function withEd(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return `${doubled(base)}ed`;
}

function withIng(base: string): string {
  return `${/[^eoy]e$/.test(base) ? base.slice(0, -1) : doubled(base)}ing`;
}

/** `drop`, `dropp`: the last consonant of one short syllable is doubled. */
function doubled(base: string): string {
  return /^[^aeiou]*[aeiou][bdgklmnprt]$/.test(base) ? `${base}${base.at(-1)}` : base;
}
