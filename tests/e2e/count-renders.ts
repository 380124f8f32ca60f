import type { Page } from 'playwright-core';

/** Of what React keeps of each component, what is needed to tell which were drawn. */
interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
}

/** Lets a page count, from when it is loaded next, how many components React draws: by the door that it holds open for its developer tools in every build. */
export async function countRenders(page: Page): Promise<void> {
  await page.addInitScript(count);
}

/** How many components were drawn since the page was loaded. */
export async function rendersOf(page: Page): Promise<number> {
  return Number(await page.evaluate(() => document.documentElement.dataset['renders']));
}

/** Does something several times over, each time until its frames are drawn; how many components one of them drew, as a rule. */
export async function rendersEach(page: Page, times: number, work: (time: number) => Promise<void>): Promise<number> {
  const drawn: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const before = await rendersOf(page);
    await work(time);
    await framesDrawn(page);
    drawn.push((await rendersOf(page)) - before);
  }
  return drawn.toSorted((one, other) => one - other)[Math.floor(times / 2)] ?? 0;
}

async function framesDrawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
      }),
  );
}

/** Runs in the page, before React does. */
function count(): void {
  // Functions, classes, and either of them within `forwardRef` and `memo`.
  const components = new Set([0, 1, 11, 14, 15]);
  let renders = 0;
  const walk = (first: Fiber | null): void => {
    for (let fiber = first; fiber !== null; fiber = fiber.sibling) {
      // The lowest flag: it has been called.
      if (components.has(fiber.tag) && fiber.flags % 2 === 1) renders += 1;
      if (fiber.alternate === null || fiber.child !== fiber.alternate.child) walk(fiber.child);
    }
  };
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (_renderer: number, { current }: { readonly current: Fiber }) => {
        walk(current.child);
        document.documentElement.dataset['renders'] = String(renders);
      },
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberUnmount: () => undefined,
      checkDCE: () => undefined,
    },
  });
}
