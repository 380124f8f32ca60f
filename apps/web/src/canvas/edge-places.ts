interface EdgePlaces {
  /** Under the cards: the words of branches. */
  readonly under: Element;
  /** Over them: what is there to be clicked. */
  readonly over: Element;
}

/** Where on React Flow's canvas edges draw what is no line; null before it is there. Looked for once: 700 edges ask at every change of the canvas. */
export function edgePlaces(canvas: Element | null): EdgePlaces | null {
  if (canvas === null) return null;
  const known = found.get(canvas);
  if (known !== undefined) return known;
  const [under, over] = [canvas.querySelector('.react-flow__edgelabel-renderer'), canvas.querySelector('.react-flow__viewport-portal')];
  if (under === null || over === null) return null;
  const places = { under, over };
  found.set(canvas, places);
  return places;
}

const found = new WeakMap<Element, EdgePlaces>();
