import { filesIn, textOf } from '../tree/source.js';

/** A command in a document. */
export interface DocumentedCommand {
  /** `docs/operate.md:54`. */
  where: string;
  line: string;
  /** In a code block, not in a sentence. */
  isShown: boolean;
}

/** Everything that people read before they type. Decisions are history; `runbooks/*.md` are for other systems than ours. */
export const documents = [
  ...['README.md', 'SECURITY.md', 'CONTRIBUTING.md'],
  ...filesIn('docs', 'deploy', 'runbooks/firebreak').filter((path) => path.endsWith('.md')),
].filter((path) => !path.startsWith('docs/decisions/'));

interface Block {
  document: string;
  language: string;
  startsAt: number;
  text: string;
}

const blocks = documents.flatMap(blocksIn);

const shellLines = blocks
  .filter(({ language }) => ['sh', 'bash', 'shell', 'console'].includes(language))
  .flatMap(linesOf)
  .map((command) => ({ ...command, line: command.line.replace(/\s+#\s.*$/, '') }));

/** Statements in code blocks of SQL. */
export const sqlBlocks = blocks
  .filter(({ language }) => language === 'sql')
  .map(({ document, startsAt, text }) => ({ where: `${document}:${startsAt}`, line: text, isShown: true }));

/** Backticked commands in text and tables: `docker compose up -d`. A single word is a name, and no command. */
const inlineLines = inlineCode(
  /^(?:firebreak|np[mx]|docker|helm|kubectl|terraform|ansible-\w+|az|aws|openssl|systemctl|promtool|git|cp) \S/,
);

/** Commands of the shell, in code blocks with comments left out, and in text. What stands before `&&` is one by itself. */
export const shellCommands = [...shellLines, ...inlineLines].flatMap((command) =>
  command.line.split(/\s+&&\s+/).map((line) => ({ ...command, line })),
);

/** Lines for Slack, in code blocks and in text. */
export const slackLines = [
  ...blocks.filter(({ language }) => language === '').flatMap(linesOf),
  ...inlineCode(/^\/incident\b/),
].filter(({ line }) => line.startsWith('/incident'));

function blocksIn(document: string): Block[] {
  return [...textOf(document).matchAll(/^( *)```(\w*)[^\n]*\n([\s\S]*?)^ *```$/gm)].map(
    ({ 1: indent = '', 2: language = '', 3: text = '', index, input }) => ({
      ...{ document, language, startsAt: lineAt(input, index) + 1 },
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

function linesOf({ document, startsAt, text }: Block): DocumentedCommand[] {
  const joined = text.replaceAll(/\\\n\s*/g, (joint) => `${'\0'.repeat(joint.split('\n').length - 1)}`);
  let at = startsAt;
  return joined.split('\n').flatMap((line) => {
    const where = `${document}:${at}`;
    at += 1 + [...line].filter((sign) => sign === '\0').length;
    return line.trim() === '' ? [] : [{ where, line: line.replaceAll('\0', '').trim(), isShown: true }];
  });
}

function inlineCode(pattern: RegExp): DocumentedCommand[] {
  return documents.flatMap((document) =>
    [...textOf(document).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)]
      .map(({ 1: code = '', index, input }) => ({
        where: `${document}:${lineAt(input, index)}`,
        line: code.replaceAll('\\|', '|'),
        isShown: false,
      }))
      .filter(({ line }) => pattern.test(line)),
  );
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
