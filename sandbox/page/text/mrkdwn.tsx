import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Node, NodeType } from 'slack-message-parser';
import { decoded } from '../../text/entities.js';
import { readMrkdwn } from '../../text/read-mrkdwn.js';
import { Command } from './command.js';
import { Emoji } from './emoji.js';
import { Link } from './link.js';
import { ChannelMention, UserMention } from './mention.js';
import { safeAddress } from './safe-address.js';

interface Props {
  text: string;
  /** True inside a block: only whole messages of emoji are shown large. */
  isPart?: boolean;
}

/** Renders Slack's mrkdwn. Text is never treated as HTML. */
export function Mrkdwn({ text, isPart = false }: Props) {
  const nodes = useMemo(() => readMrkdwn(text), [text]);
  const isLarge = !isPart && nodes.length > 0 && nodes.every(isEmojiOrSpace);
  return <div class={isLarge ? 'words large' : 'words'}>{nodes.map(drawn)}</div>;
}

function isEmojiOrSpace(node: Node): boolean {
  return node.type === NodeType.Emoji || (node.type === NodeType.Text && node.text.trim() === '');
}

function drawn(node: Node): ComponentChildren {
  switch (node.type) {
    case NodeType.Text:
      return decoded(node.text);
    case NodeType.Bold:
      return <b>{node.children.map(drawn)}</b>;
    case NodeType.Italic:
      return <i>{node.children.map(drawn)}</i>;
    case NodeType.Strike:
      return <s>{node.children.map(drawn)}</s>;
    case NodeType.Quote:
      return <blockquote>{node.children.map(drawn)}</blockquote>;
    case NodeType.Root:
      return node.children.map(drawn);
    case NodeType.Code:
      return <code>{decoded(node.text)}</code>;
    case NodeType.PreText:
      return <pre>{decoded(node.text)}</pre>;
    case NodeType.Emoji:
      return <Emoji code={node.variation ? `${node.name}::${node.variation}` : node.name} />;
    case NodeType.UserLink:
      return <UserMention id={node.userID} label={labelOf(node)} />;
    case NodeType.ChannelLink:
      return <ChannelMention id={node.channelID} label={labelOf(node)} />;
    case NodeType.URL:
      return drawnLink(node);
    case NodeType.Command:
      return <Command name={node.name} words={node.arguments} label={labelOf(node)} />;
  }
}

function drawnLink(node: Extract<Node, { type: NodeType.URL }>): ComponentChildren {
  const words = node.label?.map(drawn);
  const url = decoded(node.url);
  if (!safeAddress(url)) return words ?? decoded(node.source);
  return <Link url={url}>{words ?? url.replace(/^mailto:/, '')}</Link>;
}

function labelOf({ label }: { label?: Node[] }): string | undefined {
  return label ? decoded(label.map((one) => one.source).join('')) : undefined;
}
