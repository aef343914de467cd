import { type Node, NodeType, parse } from 'slack-message-parser';

/**
 * Parses Slack's mrkdwn: https://docs.slack.dev/messaging/formatting-message-text. Text keeps its entities. Quotes and
 * code blocks start and end their own line, so surrounding line breaks are dropped. Never throws.
 */
export function readMrkdwn(text: string): Node[] {
  const root = parsed(text.replace(/^>/gm, '&gt;'));
  return trimmed(root.type === NodeType.Root ? root.children : [root]);
}

/** The parser recurses for every quoted line and fails on thousands of them; such text stays plain. */
function parsed(text: string): Node {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError) return { type: NodeType.Text, text, source: text };
    throw error;
  }
}

function trimmed(nodes: Node[]): Node[] {
  return nodes.map((node, at) => {
    switch (node.type) {
      case NodeType.Text:
        return withoutEdgeLines(node, nodes[at - 1]?.type === NodeType.PreText, isBlock(nodes[at + 1]));
      case NodeType.Quote:
        return { ...node, children: withoutLeadingSpaces(node.children) };
      case NodeType.PreText:
        return { ...node, text: node.text.replace(/^\n|\n$/g, '') };
      default:
        return node;
    }
  });
}

/** The parser itself removes the line break after a quote. */
function withoutEdgeLines<T extends { text: string }>(node: T, isAfterCode: boolean, isBefore: boolean): T {
  const text = isAfterCode ? node.text.replace(/^\n/, '') : node.text;
  return { ...node, text: isBefore ? text.replace(/\n$/, '') : text };
}

/** True if the node starts on its own line. */
export function isBlock(node: Node | undefined): boolean {
  return node?.type === NodeType.PreText || node?.type === NodeType.Quote;
}

function withoutLeadingSpaces(nodes: Node[]): Node[] {
  return nodes.map((node, at) => {
    const startsLine = at === 0 || /\n$/.test(nodes[at - 1]?.source ?? '');
    if (node.type !== NodeType.Text) return node;
    const text = node.text.replace(/\n /g, '\n');
    return { ...node, text: startsLine ? text.replace(/^ /, '') : text };
  });
}
