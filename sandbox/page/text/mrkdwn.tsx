import type { ComponentChildren } from 'preact';
import { type Node, NodeType, parse } from 'slack-message-parser';
import { emojiOf } from '../../emoji/emoji.js';
import { type PageContext, usePage } from '../page-context.js';

/** Slack's mrkdwn, drawn. Words stay words: nothing in them is ever taken for HTML. */
export function Mrkdwn({ text }: { text: string }) {
  const page = usePage();
  return <>{drawn(parse(text), page)}</>;
}

function drawn(node: Node, page: PageContext): ComponentChildren {
  switch (node.type) {
    case NodeType.Text:
      return decoded(node.text);
    case NodeType.Bold:
      return <b>{node.children.map((one) => drawn(one, page))}</b>;
    case NodeType.Italic:
      return <i>{node.children.map((one) => drawn(one, page))}</i>;
    case NodeType.Strike:
      return <s>{node.children.map((one) => drawn(one, page))}</s>;
    case NodeType.Quote:
      return <blockquote>{node.children.map((one) => drawn(one, page))}</blockquote>;
    case NodeType.Root:
      return node.children.map((one) => drawn(one, page));
    case NodeType.Code:
      return <code>{decoded(node.text)}</code>;
    case NodeType.PreText:
      return <pre>{decoded(node.text)}</pre>;
    case NodeType.Emoji:
      return emojiOf(node.variation ? `${node.name}::${node.variation}` : node.name);
    case NodeType.UserLink:
      return <span class="mention">@{page.workspace.people.find(({ id }) => id === node.userID)?.name}</span>;
    case NodeType.ChannelLink:
      return (
        <span class="mention">#{page.workspace.channels.find(({ id }) => id === node.channelID)?.name}</span>
      );
    case NodeType.URL:
      return (
        <a href={node.url} target="_blank" rel="noreferrer">
          {node.label ? node.label.map((one) => drawn(one, page)) : node.url}
        </a>
      );
    case NodeType.Command:
      return node.label ? node.label.map((one) => drawn(one, page)) : node.name;
  }
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
