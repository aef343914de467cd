import type { Root } from '../../text/markdown/parse-markdown.js';
import { plainText } from '../../text/markdown/plain-text.js';
import { capital } from '../../text/words.js';
import type { FrontMatter } from './front-matter.js';

const maxChars = 200;

/** A runbook's title: what its front matter says, otherwise its first heading, otherwise its file name in words. */
export function titleOf(
  root: Root | null,
  { frontMatter, path }: { frontMatter: FrontMatter | null; path: string },
): string {
  const title = frontMatter?.title ?? (root && firstHeading(root)) ?? fileNameInWords(path);
  return [...title].slice(0, maxChars).join('');
}

/** A heading that is filled in by a template says nothing. */
function firstHeading({ children }: Root): string | null {
  const heading = children.find((block) => block.type === 'heading');
  const text = heading?.depth === 1 ? plainText(heading) : '';
  return text === '' || /<%|\{\{/.test(text) ? null : text;
}

/** `disk-full.md` as “Disk full”. */
export function fileNameInWords(path: string): string {
  const [, name = ''] = /([^/]*?)(?:\.\w+)?$/.exec(path) ?? [];
  return capital(name.replace(/[_-]+/g, ' ').trim()) || 'Untitled';
}
