/** An old value and the new one. */
export interface Change<T> {
  from: T;
  to: T;
}
