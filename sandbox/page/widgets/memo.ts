import { Component, type ComponentChildren, h } from 'preact';

/** A component that re-renders only when one of its props changes. */
export function memo<P extends object>(Inner: (props: P) => ComponentChildren) {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return differ(this.props, next);
    }
    override render() {
      return h(Inner as (props: object) => ComponentChildren, this.props);
    }
  };
}

function differ(before: object, after: object): boolean {
  const old = new Map<string, unknown>(Object.entries(before));
  const now = Object.entries(after);
  return now.length !== old.size || now.some(([name, value]) => !Object.is(old.get(name), value));
}
