/** Two circles by their areas and the area that they share, in the unit of the first circle's radius times anything. */
export interface Lens {
  readonly radii: readonly [number, number];
  /** Between the centres. */
  readonly distance: number;
}

/** Circles of two sets whose areas, and the area of what they share, are in the proportions of their sizes. The larger has a radius of 1. */
export function lens(first: number, second: number, shared: number): Lens {
  const most = Math.max(first, second);
  if (most === 0) return { radii: [1, 1], distance: 2.2 };
  const radii = [Math.sqrt(first / most), Math.sqrt(second / most)] as const;
  const [a, b] = radii;
  if (shared <= 0) return { radii, distance: (a + b) * 1.05 + 0.05 };
  if (shared >= Math.min(first, second)) return { radii, distance: Math.abs(a - b) * 0.9 };
  const wanted = (shared / most) * Math.PI;
  // The area that is shared grows as the centres come closer: halve the way until it is found.
  let [near, far] = [Math.abs(a - b), a + b];
  for (let round = 0; round < 60; round += 1) {
    const middle = (near + far) / 2;
    if (sharedArea(a, b, middle) > wanted) near = middle;
    else far = middle;
  }
  return { radii, distance: (near + far) / 2 };
}

/** Area of the intersection of two circles (https://mathworld.wolfram.com/Circle-CircleIntersection.html, eq. 14). */
export function sharedArea(a: number, b: number, distance: number): number {
  if (distance >= a + b) return 0;
  if (distance <= Math.abs(a - b)) return Math.PI * Math.min(a, b) ** 2;
  const angle = (near: number, other: number): number => Math.acos((distance ** 2 + near ** 2 - other ** 2) / (2 * distance * near));
  const kite = 0.5 * Math.sqrt((-distance + a + b) * (distance + a - b) * (distance - a + b) * (distance + a + b));
  return a ** 2 * angle(a, b) + b ** 2 * angle(b, a) - kite;
}
