import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

export type Root = ReturnType<typeof fromMarkdown>;
export type RootContent = Root['children'][number];
export type Code = Extract<RootContent, { type: 'code' }>;
export type Heading = Extract<RootContent, { type: 'heading' }>;
export type List = Extract<RootContent, { type: 'list' }>;
export type ListItem = List['children'][number];
export type Paragraph = Extract<RootContent, { type: 'paragraph' }>;
export type Nodes = Root | RootContent;

/**
 * GitHub's Markdown with front matter in YAML, every node with its position. Bare addresses become links, which
 * alone have no position (finding them while parsing would double the time), unless they may stay text.
 */
export function parseMarkdown(markdown: string, { bareLinks = true } = {}): Root {
  return fromMarkdown(markdown, {
    extensions: [frontmatter(['yaml']), gfmTable(), gfmTaskListItem(), gfmStrikethrough()],
    mdastExtensions: [
      frontmatterFromMarkdown(['yaml']),
      gfmTableFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      ...(bareLinks ? [gfmAutolinkLiteralFromMarkdown()] : []),
    ],
  });
}
