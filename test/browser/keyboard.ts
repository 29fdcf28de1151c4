import type { Page } from 'playwright-core';
import * as z from 'zod';

const MOST_STOPS = 400;

const texts = z.array(z.string());

/** Elements that a mouse can press and the keyboard cannot come to; told by their tag, classes and words. */
export const unreachable = async (page: Page): Promise<readonly string[]> =>
  texts.parse(
    await page.evaluate(() => {
      const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';
      const hears = (element: Element) =>
        Object.entries(element).some(
          ([name, props]: [string, unknown]) =>
            name.startsWith('__reactProps$') && typeof props === 'object' && props !== null && 'onClick' in props,
        );
      return (
        [...document.querySelectorAll<HTMLElement>('body *')]
          .filter((element) => hears(element) && element.checkVisibility() && !element.closest('[aria-hidden="true"]'))
          // A row is opened by j, k and Enter of its list; a wrapper passes a press on to what is in it.
          .filter((element) => !element.closest(`${focusable}, [role=row], label`) && !element.querySelector(focusable))
          .map((element) => `${element.tagName} ${element.className} "${element.textContent.slice(0, 40)}"`)
      );
    }),
  );

/** What the page keeps of a walk. */
interface Walk {
  readonly looks: ReadonlyMap<Element, string>;
  readonly look: (element: Element) => string;
  readonly nameOf: (element: Element) => string;
  readonly seen: Set<Element>;
  last: Element;
}

declare global {
  var walk: Walk | undefined;
}

const step = z.object({ name: z.string(), kind: z.enum(['new', 'same', 'nowhere', 'again']), isSeen: z.boolean() });

/**
 * Walks through a page by Tab until it comes around.
 * @returns at how many elements it stopped, and what was wrong: one that does not show that it has the focus, one that Tab passes by, a
 * walk that never ends
 */
export const walkedByTab = async (page: Page): Promise<{ stops: number; faults: readonly string[] }> => {
  await page.evaluate(() => {
    // How the elements look while none has the focus.
    const looks = new Map<Element, string>();
    const lookOf = (element: Element | null) => {
      if (!element) return '';
      const { outlineStyle, outlineWidth, outlineColor, borderColor, boxShadow, backgroundColor } =
        getComputedStyle(element);
      return [outlineStyle, outlineWidth, outlineColor, borderColor, boxShadow, backgroundColor].join(' ');
    };
    // It may be shown by what is drawn around a field, beside it, or by the row that the keys stand on.
    const look = (element: Element) =>
      [
        element,
        element.parentElement,
        element.nextElementSibling,
        // Around a field of many values.
        element.parentElement?.closest('[class*="-input"]') ?? null,
        element.closest('label'),
        element.querySelector('[data-active]'),
      ]
        .map(lookOf)
        .join(' | ');
    const nameOf = (element: Element) =>
      `${element.tagName} "${element.getAttribute('aria-label') ?? (element.textContent.slice(0, 40) || element.id)}"`;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea, [tabindex]'))
      looks.set(element, look(element));
    globalThis.walk = { looks, look, nameOf, seen: new Set(), last: document.body };
  });
  const faults: string[] = [];
  let stops = 0;
  for (;;) {
    await page.keyboard.press('Tab');
    const at = step.parse(
      await page.evaluate(async () => {
        const { walk } = globalThis;
        if (!walk) throw new Error('nobody walks');
        // Also what fades in is there after two frames, since motion is reduced.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const element = document.activeElement ?? document.body;
        // A field of a time has several stops of its own.
        const isSame = element === walk.last;
        const kind = element === document.body ? 'nowhere' : isSame ? 'same' : walk.seen.has(element) ? 'again' : 'new';
        walk.seen.add(element);
        walk.last = element;
        return { name: walk.nameOf(element), kind, isSeen: walk.looks.get(element) !== walk.look(element) };
      }),
    );
    if (at.kind === 'again') break;
    // Where the page ends is the browser's own, then it begins anew.
    if (at.kind !== 'new') continue;
    stops += 1;
    if (!at.isSeen) faults.push(`does not show the focus: ${at.name}`);
    if (stops > MOST_STOPS) return { stops, faults: [...faults, 'Tab does not come around'] };
  }
  const passed = texts.parse(
    await page.evaluate(() => {
      const { walk } = globalThis;
      if (!walk) throw new Error('nobody walks');
      return (
        [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]')]
          .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }))
          .filter((element) => !(element.matches(':disabled') || walk.seen.has(element)))
          // Of a group of radio buttons Tab comes to one.
          .filter((element) => !(element instanceof HTMLInputElement && element.type === 'radio'))
          .map((element) => `is passed by: ${walk.nameOf(element)}`)
      );
    }),
  );
  return { stops, faults: [...faults, ...passed] };
};
