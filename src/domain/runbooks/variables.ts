import { type Nodes, parseMarkdown } from '../text/markdown/parse-markdown.js';

/** Where a text stands: most forms of variables count only in code. */
export type TextKind = 'code' | 'prose';

/**
 * The names of what people have to fill in, in the order of these texts: `{{service}}`, and in code `$NAMESPACE`,
 * `${NAMESPACE}` and `<pod-name>`. Without those that the code itself assigns. Forms with the same words are one variable.
 */
export function variablesIn(texts: readonly string[]): string[] {
  const pieces = texts.flatMap((markdown) => piecesOf(parseMarkdown(markdown)));
  const assigned = new Set(pieces.flatMap(({ kind, text }) => (kind === 'code' ? assignedIn(text) : [])));
  const names = new Map<string, string>();
  for (const { kind, text } of pieces)
    for (const name of namesIn(text, kind))
      if (!assigned.has(name) && !names.has(sameWords(name))) names.set(sameWords(name), name);
  return [...names.values()];
}

/** The text with the values of those variables that have one. */
export function fillVariables(
  text: string,
  kind: TextKind,
  values: Readonly<Record<string, string>>,
): string {
  const byWords = new Map(Object.entries(values).map(([name, value]) => [sameWords(name), value]));
  if (byWords.size === 0) return text;
  return text.replace(formsIn(kind), (form, ...groups) => {
    const name = nameOf(groups.slice(0, 4));
    return (name === null ? undefined : byWords.get(sameWords(name))) ?? form;
  });
}

function namesIn(text: string, kind: TextKind): string[] {
  return [...text.matchAll(formsIn(kind))].flatMap(([, ...groups]) => nameOf(groups) ?? []);
}

/** `{{ service }}`; `$NAMESPACE` or `${NAMESPACE}`; `<pod-name>`, with up to 60 characters. */
function formsIn(kind: TextKind): RegExp {
  return kind === 'code'
    ? /\{\{ ?([a-z][\w-]{0,60}) ?\}\}|(?<!\\)\$(?:([A-Z][A-Z0-9_]+)\b|\{([A-Z][A-Z0-9_]+)\})|(?<![\w<])<([a-z][\w .:/'-]{0,60})>/gi
    : /\{\{ ?([a-z][\w-]{0,60}) ?\}\}/gi;
}

function nameOf([template, bare, braced, placeholder]: unknown[]): string | null {
  const shell = bare ?? braced;
  if (typeof template === 'string') return templateWords.has(template.toLowerCase()) ? null : template;
  if (typeof shell === 'string') return shell !== shell.toUpperCase() || shellOwn.has(shell) ? null : shell;
  if (typeof placeholder !== 'string') return null;
  return notPlaceholders.test(placeholder) || /^[a-z]+:/i.test(placeholder) ? null : placeholder;
}

const templateWords = new Set(['end', 'else', 'range', 'if', 'with', 'define', 'block', 'template']);

/** What every shell sets. */
const shellOwn = new Set(
  'HOME PATH PWD OLDPWD USER SHELL HOSTNAME RANDOM SECONDS UID EUID PPID IFS TMPDIR EDITOR LANG TERM'.split(
    ' ',
  ),
);

/** What programs print, and tags. */
const notPlaceholders =
  /^(?:none|nil|null|unset|unknown|invalid|pending|snip|empty|all|no value|eof|a|b|br|body|code|details|div|em|h\d|head|html|i|img|input|li|link|meta|ol|option|p|pre|script|select|span|strong|style|summary|table|tbody|td|th|thead|title|tr|ul)(?:\s\S*)?$/i;

/** The variables that a script sets itself. */
function assignedIn(code: string): string[] {
  const set =
    /(?:^|[\s;&|(])(?:export |local |declare |readonly )?([A-Z][A-Z0-9_]+)=|\b(?:for|read(?: -\w+)*) ([A-Z][A-Z0-9_]+)\b/gm;
  return [...code.matchAll(set)].map(([, assigned, read]) => assigned ?? read ?? '');
}

/** Equal for `pod-name`, `POD_NAME` and `pod name`. */
function sameWords(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '-');
}

function piecesOf(node: Nodes): { kind: TextKind; text: string }[] {
  if (node.type === 'code' || node.type === 'inlineCode') return [{ kind: 'code', text: node.value }];
  if (node.type === 'text') return [{ kind: 'prose', text: node.value }];
  return 'children' in node ? node.children.flatMap(piecesOf) : [];
}
