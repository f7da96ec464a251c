/** What a popup hangs by: an element, or a point such as a right click's. */
export type Anchor = Element | { readonly getBoundingClientRect: () => DOMRect };

export const pointAnchor = (x: number, y: number): Anchor => ({
  getBoundingClientRect: () => new DOMRect(x, y, 0, 0),
});
