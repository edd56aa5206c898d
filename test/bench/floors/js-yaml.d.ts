/** The part of a peer's package that is used; it is installed only for measuring. */
declare module 'js-yaml' {
  export function load(text: string): unknown;
}
