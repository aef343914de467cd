/** The line, from 1, on which the value at this path starts in a JSON text; the nearest one around it if it is missing. */
export function lineOfPath(json: string, path: readonly PropertyKey[]): number {
  let at = startOf(json, 0);
  for (const key of path) {
    const within = childOf(json, at, String(key));
    if (within === null) break;
    at = within;
  }
  return json.slice(0, at).split('\n').length;
}

const token = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/gy;

function startOf(json: string, from: number): number {
  let at = from;
  while (/\s/.test(json.charAt(at))) at++;
  return at;
}

/** Where the value of a key or index starts in the object or list that starts at `open`; null if there is none. */
function childOf(json: string, open: number, wanted: string): number | null {
  const isList = json.charAt(open) === '[';
  let [at, index] = [startOf(json, open + 1), 0];
  while (at < json.length && !']}'.includes(json.charAt(at))) {
    const valueAt = isList ? at : startOf(json, startOf(json, endOf(json, at)) + 1);
    const key = isList ? String(index) : json.slice(at, endOf(json, at));
    if (isList ? key === wanted : key === JSON.stringify(wanted)) return valueAt;
    at = startOf(json, endOf(json, valueAt));
    if (json.charAt(at) === ',') at = startOf(json, at + 1);
    index++;
  }
  return null;
}

/** Where the value that starts at `from` ends. */
function endOf(json: string, from: number): number {
  let depth = 0;
  token.lastIndex = from;
  do {
    token.lastIndex = startOf(json, token.lastIndex);
    const [found = ''] = token.exec(json) ?? [];
    if (found === '') return json.length;
    if ('[{'.includes(found)) depth++;
    if (']}'.includes(found)) depth--;
  } while (depth > 0);
  return token.lastIndex;
}
